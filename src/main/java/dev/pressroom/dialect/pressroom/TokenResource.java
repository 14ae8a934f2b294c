package dev.pressroom.dialect.pressroom;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Callers;
import dev.pressroom.access.Refusals;
import dev.pressroom.access.Tokens;
import dev.pressroom.audit.Act;
import dev.pressroom.audit.Circumstances;
import dev.pressroom.audit.Outcome;
import dev.pressroom.audit.TokenAllowance;
import dev.pressroom.audit.Trail;
import dev.pressroom.problem.Problem;

/** Gives access tokens to API keys: OAuth's client credentials, the key's id and secret being the client's. */
@Path("/oauth/token")
@Tag(name = "Tokens")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {
    private final Callers callers;
    private final Tokens tokens;
    private final Refusals refusals;
    private final Trail trail;
    private final TokenAllowance allowance;
    private final RateGate gate;
    private final RoutingContext exchange;

    TokenResource(Callers callers, Tokens tokens, Refusals refusals, Trail trail, TokenAllowance allowance,
            RateGate gate, RoutingContext exchange) {
        this.callers = callers;
        this.tokens = tokens;
        this.refusals = refusals;
        this.trail = trail;
        this.allowance = allowance;
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
        return callers.withSecret(client.id(), client.secret())
                .onFailure(Problem.Unauthenticated.class)
                .invoke(() -> refusals.note(exchange.request(), "client", client.id()))
                .call(gate::count)
                .chain(caller -> tokens.issue(caller, TokenTranslation.scopes(request, caller))
                        .call(issued -> noted(caller, issued)))
                .map(issued -> RestResponse.ResponseBuilder.ok(TokenWire.TokenReply.of(issued))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache").build());
    }

    /** Before it is handed out: a token that nobody knows of opens nothing. */
    private Uni<Void> noted(Caller caller, Tokens.Issued issued) {
        var passedOver = allowance.take(caller.keyId());
        if (passedOver.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var details = new TreeMap<>(Map.of("scopes", String.join(" ", new TreeSet<>(issued.scopes()))));
        if (passedOver.getAsLong() > 0) {
            details.put("passedOver", String.valueOf(passedOver.getAsLong()));
        }
        var act = new Act(caller.accountId(), caller.keyId(), "token.issued", null, Outcome.DONE, details);
        return Panache.withTransaction(() -> trail.append(act, Circumstances.of(exchange.request())));
    }
}
