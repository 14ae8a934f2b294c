package dev.pressroom.dialect.influxion;

import java.util.Locale;

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
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Clients;
import dev.pressroom.dialect.influxion.InfluxionWire.Client;
import dev.pressroom.dialect.influxion.InfluxionWire.Fault;
import dev.pressroom.dialect.influxion.InfluxionWire.Token;
import dev.pressroom.problem.Problem;

/** Gives Influxion's clients their tokens. */
@Path("/token")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class InfluxionTokenResource {
    private final InfluxionReading reading;
    private final InfluxionGate gate;
    private final Clients clients;
    private final RoutingContext exchange;

    InfluxionTokenResource(InfluxionReading reading, InfluxionGate gate, Clients clients, RoutingContext exchange) {
        this.reading = reading;
        this.gate = gate;
        this.clients = clients;
        this.exchange = exchange;
    }

    @POST
    public Uni<RestResponse<Token>> issue(byte[] body, @RestHeader(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED);
        return gate.attempt().chain(() -> reading.client(body, form))
                .call(client -> gate.attempt(client.id())).chain(this::token)
                .map(token -> RestResponse.ResponseBuilder.ok(token).header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** A token is worth all that its key is, whatever scope the client named. */
    private Uni<Token> token(Client client) {
        return clients.known(client.id(), client.secret(), exchange.request())
                .onFailure(Problem.Unauthenticated.class).transform(_ -> InfluxionRefusal.unknownClient())
                .invoke(InfluxionTokenResource::refuseOperator)
                .chain(caller -> clients.token(caller, caller.scopes(), client.scope(), exchange.request()))
                .map(issued -> new Token(issued.token(), "bearer"));
    }

    private static void refuseOperator(Caller caller) {
        if (!caller.isOfAccount()) {
            throw InfluxionRefusal.unknownClient();
        }
    }

    @ServerExceptionMapper
    @PermitAll
    public RestResponse<Fault> fault(Throwable failure) {
        return InfluxionFaults.answer(failure);
    }
}
