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
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.rate.Admission;
import dev.pressroom.access.rate.DoorRate;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.access.rate.Rates;
import dev.pressroom.problem.Problem;

/** What each request passes once it is known who asks, and each attempt at a token: sizes and rates. */
@ApplicationScoped
class InfluxionGate {
    private static final DoorRate RATE = new DoorRate(InfluxionDoor.NAME, Duration.ofMinutes(1));

    private final CurrentIdentityAssociation identities;
    private final Rates rates;
    private final InfluxionConfig config;
    private final RoutingContext exchange;

    InfluxionGate(CurrentIdentityAssociation identities, Rates rates, InfluxionConfig config,
            RoutingContext exchange) {
        this.identities = identities;
        this.rates = rates;
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
        refuseBody(caller.own().get(Quota.BODY_BYTES));
        return take(RATE.account(caller, config.requests()));
    }

    /** Whoever tries one client's secrets, or many clients' from one place. */
    Uni<Void> attempt(String clientId) {
        return take(RATE.client(clientId, config.tokenRequests()));
    }

    Uni<Void> attempt() {
        return take(RATE.address(exchange.request().remoteAddress().host(), config.tokenRequests()));
    }

    private Uni<Void> take(Draw draw) {
        return rates.take(List.of(draw)).invoke(Admission::require).replaceWithVoid()
                .onFailure(DatabaseOutage::caused).invoke(failure -> DatabaseOutage.log("request not counted", failure))
                .onFailure(DatabaseOutage::caused).recoverWithNull(); // a limit must not be what fails
    }

    private void refuseBody(@Nullable Long most) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (most != null && length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > most) {
            throw tooLarge(most);
        }
    }

    static Problem tooLarge(long most) {
        return new Problem.TooLarge("The body is over its limit of " + most + " bytes.", most);
    }
}
