package dev.pressroom.dialect.sqr;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.dialect.sqr.SqrWire.Token;

/** Gives SQR's clients their tokens, where the vendor's reference says. */
@Path("/oauth2/token")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class SqrTokenResource {
    private final SqrTokens tokens;
    private final SqrFaults faults;

    SqrTokenResource(SqrTokens tokens, SqrFaults faults) {
        this.tokens = tokens;
        this.faults = faults;
    }

    @POST
    public Uni<RestResponse<Token>> issue(byte[] body, @RestHeader(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        return tokens.issue(body, type);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Object> fault(Throwable failure) {
        return faults.answer(failure);
    }
}
