package dev.pressroom.dialect.pressroom;

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
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.rate.Admission;
import dev.pressroom.access.rate.CallerRates;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.access.rate.Rates;
import dev.pressroom.problem.Problem;

/** What each request of our own API passes once it is known who asks, whichever of this package's resources it is for. */
@ApplicationScoped
class RateGate {
    private final CurrentIdentityAssociation identities;
    private final CallerRates policies;
    private final Rates rates;
    private final RoutingContext exchange;

    RateGate(CurrentIdentityAssociation identities, CallerRates policies, Rates rates, RoutingContext exchange) {
        this.identities = identities;
        this.policies = policies;
        this.rates = rates;
        this.exchange = exchange;
    }

    /** Answers itself where it refuses: what a filter's {@code Uni} fails with comes to no resource's own mapper. */
    @ServerRequestFilter
    public Uni<@Nullable Response> pass(SimpleResourceInfo resource) {
        return resource.getResourceClass().getPackage().equals(RateGate.class.getPackage())
                ? identities.getDeferredIdentity().chain(this::pass).<@Nullable Response>replaceWith(() -> null)
                        .onFailure().recoverWithItem(failure -> FaultTranslation.answer(failure).toResponse())
                : Uni.createFrom().nullItem();
    }

    private Uni<Void> pass(SecurityIdentity identity) {
        Caller caller = identity.getAttribute(CurrentCaller.ATTRIBUTE);
        if (caller == null) {
            return Uni.createFrom().voidItem();
        }
        Long bodyBytes = caller.own().get(Quota.BODY_BYTES);
        BodyLimit.set(exchange, bodyBytes);
        refuseBody(exchange.request(), bodyBytes);
        return count(caller);
    }

    /** Fails with {@link Problem.LimitReached} where it is one too many. */
    Uni<Void> count(Caller caller) {
        List<Draw> draws = policies.of(caller);
        return draws.isEmpty() ? Uni.createFrom().voidItem() : take(draws, exchange.response());
    }

    /** Headers are set before anybody answers, so that every answer has them. */
    private Uni<Void> take(List<Draw> draws, HttpServerResponse response) {
        return rates.take(draws).invoke(admission -> show(admission, response)).invoke(Admission::require)
                .replaceWithVoid()
                .onFailure(DatabaseOutage::caused).invoke(failure -> DatabaseOutage.log("request not counted", failure))
                .onFailure(DatabaseOutage::caused).recoverWithNull(); // a limit must not be what fails
    }

    private static void show(Admission admission, HttpServerResponse response) {
        response.putHeader(RateHeaders.POLICY, RateHeaders.policies(admission.levels()));
        response.putHeader(RateHeaders.LIMIT, RateHeaders.levels(admission.levels()));
    }

    /** A body that does not tell its length is measured when it is read whole, see {@link BodyLimit}. */
    private static void refuseBody(HttpServerRequest request, @Nullable Long most) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (most != null && length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > most) {
            throw BodyLimit.tooLarge(most);
        }
    }
}
