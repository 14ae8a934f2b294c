package dev.pressroom.dialect.pressroom;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Callers;
import dev.pressroom.access.Tokens;

/** Gives access tokens to API keys: OAuth's client credentials, the key's id and secret being the client's. */
@Path("/oauth/token")
@Tag(name = "Tokens")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {
    private final Callers callers;
    private final Tokens tokens;

    TokenResource(Callers callers, Tokens tokens) {
        this.callers = callers;
        this.tokens = tokens;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Get an access token")
    public Uni<RestResponse<TokenWire.TokenReply>> form(@BeanParam TokenWire.TokenForm form,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return issue(form.request(), authorization);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get an access token")
    public Uni<RestResponse<TokenWire.TokenReply>> json(@NotNull TokenWire.TokenRequest request,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return issue(request, authorization);
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<TokenWire.TokenFault> fault(Throwable failure, HttpHeaders headers) {
        return TokenTranslation.answer(failure, headers.getHeaderString(HttpHeaders.AUTHORIZATION));
    }

    private Uni<RestResponse<TokenWire.TokenReply>> issue(TokenWire.TokenRequest request,
            @Nullable String authorization) {
        TokenTranslation.Client client = TokenTranslation.client(request, authorization);
        return callers.withSecret(client.id(), client.secret())
                .chain(caller -> tokens.issue(caller, TokenTranslation.scopes(request, caller)))
                .map(issued -> RestResponse.ResponseBuilder.ok(TokenWire.TokenReply.of(issued))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache").build());
    }
}
