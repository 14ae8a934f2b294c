package dev.pressroom.dialect.influxion;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.rate.DoorRate;
import dev.pressroom.web.Turnstile;

/** What each request passes once it is known who asks, and each attempt at a token: sizes and rates. */
@ApplicationScoped
class InfluxionGate {
    private static final DoorRate RATE = new DoorRate(InfluxionDoor.NAME, Duration.ofMinutes(1));

    private final CurrentIdentityAssociation identities;
    private final Turnstile turnstile;
    private final InfluxionConfig config;
    private final RoutingContext exchange;

    InfluxionGate(CurrentIdentityAssociation identities, Turnstile turnstile, InfluxionConfig config,
            RoutingContext exchange) {
        this.identities = identities;
        this.turnstile = turnstile;
        this.config = config;
        this.exchange = exchange;
    }

    /** Answers itself where it refuses: what a filter's {@code Uni} fails with comes to no resource's own mapper. */
    @ServerRequestFilter
    public Uni<@Nullable Response> pass(SimpleResourceInfo resource) {
        return resource.getResourceClass().equals(InfluxionResource.class)
                ? identities.getDeferredIdentity().chain(this::pass).<@Nullable Response>replaceWith(() -> null)
                        .onFailure().recoverWithItem(failure -> InfluxionFaults.answer(failure).toResponse())
                : Uni.createFrom().nullItem();
    }

    private Uni<Void> pass(SecurityIdentity identity) {
        Caller caller = identity.getAttribute(CurrentCaller.ATTRIBUTE);
        if (caller == null) {
            return Uni.createFrom().voidItem();
        }
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
