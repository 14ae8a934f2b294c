package dev.pressroom.dialect.sqr;

import java.util.Locale;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Clients;
import dev.pressroom.access.Tokens;
import dev.pressroom.dialect.sqr.SqrWire.Client;
import dev.pressroom.dialect.sqr.SqrWire.Token;
import dev.pressroom.problem.Problem;

/** Tokens for SQR's clients, the same at both of its paths. */
@ApplicationScoped
class SqrTokens {
    private final SqrReading reading;
    private final SqrGate gate;
    private final Clients clients;
    private final RoutingContext exchange;

    SqrTokens(SqrReading reading, SqrGate gate, Clients clients, RoutingContext exchange) {
        this.reading = reading;
        this.gate = gate;
        this.clients = clients;
        this.exchange = exchange;
    }

    Uni<RestResponse<Token>> issue(byte[] body, @Nullable String type) {
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED);
        return gate.attempt().invoke(() -> gate.refuseBody(body.length)).map(_ -> reading.client(body, form))
                .call(client -> gate.attempt(client.id())).chain(this::token)
                .map(token -> RestResponse.ResponseBuilder.ok(token).header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private Uni<Token> token(Client client) {
        return clients.known(client.id(), client.secret(), exchange.request())
                .onFailure(Problem.Unauthenticated.class).transform(_ -> SqrRefusal.client(401))
                .invoke(SqrTokens::refuseOperator)
                .chain(caller -> clients.token(caller, caller.scopes(), null, exchange.request()))
                .map(SqrTokens::token);
    }

    private static Token token(Tokens.Issued issued) {
        return new Token(issued.token(), "Bearer", issued.lifetime().toSeconds(),
                issued.scopes().isEmpty() ? null : String.join(" ", new TreeSet<>(issued.scopes())));
    }

    private static void refuseOperator(Caller caller) {
        if (!caller.isOfAccount()) {
            throw SqrRefusal.client(401);
        }
    }
}
