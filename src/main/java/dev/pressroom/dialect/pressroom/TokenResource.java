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
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Clients;

/** Gives access tokens to API keys: OAuth's client credentials, the key's id and secret being the client's. */
@Path("/oauth/token")
@Tag(name = "Tokens")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {
    private final Clients clients;
    private final RateGate gate;
    private final RoutingContext exchange;

    TokenResource(Clients clients, RateGate gate, RoutingContext exchange) {
        this.clients = clients;
        this.gate = gate;
        this.exchange = exchange;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Get an access token")
    @Audited(value = "token.issued", when = Audited.When.WITHIN)
    public Uni<RestResponse<TokenWire.TokenReply>> form(@BeanParam TokenWire.TokenForm form,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return issue(form.request(), authorization);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get an access token")
    @Audited(value = "token.issued", when = Audited.When.WITHIN)
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
        return clients.known(client.id(), client.secret(), exchange.request()).call(gate::count)
                .chain(caller -> clients.token(caller, TokenTranslation.scopes(request, caller), null,
                        exchange.request()))
                .map(issued -> RestResponse.ResponseBuilder.ok(TokenWire.TokenReply.of(issued))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache").build());
    }
}
