package dev.pressroom.dialect.influxion;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.rate.DoorRate;
import dev.pressroom.web.Turnstile;

/** What each request passes once it is known who asks, and each attempt at a token: sizes and rates. */
@ApplicationScoped
class InfluxionGate {
    private static final DoorRate RATE = new DoorRate(InfluxionDoor.NAME, Duration.ofMinutes(1));

    private final Turnstile turnstile;
    private final InfluxionConfig config;
    private final RoutingContext exchange;

    InfluxionGate(Turnstile turnstile, InfluxionConfig config,
            RoutingContext exchange) {
        this.turnstile = turnstile;
        this.config = config;
        this.exchange = exchange;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> pass(SimpleResourceInfo resource) {
        return resource.getResourceClass().equals(InfluxionResource.class)
                ? turnstile.pass(this::look, InfluxionFaults::answer)
                : Uni.createFrom().nullItem();
    }

    private Uni<Void> look(Caller caller) {
        turnstile.refuseBody(caller, exchange.request());
        return turnstile.take(List.of(RATE.account(caller, config.requests())));
    }

    /** Whoever tries one client's secrets, or many clients' from one place. */
    Uni<Void> attempt(String clientId) {
        return turnstile.take(List.of(RATE.client(clientId, config.tokenRequests())));
    }

    Uni<Void> attempt() {
        return turnstile.take(List.of(RATE.address(exchange.request().remoteAddress().host(), config.tokenRequests())));
    }
}
