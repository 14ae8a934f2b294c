package dev.pressroom.dialect.webadmit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.rate.Admission;
import dev.pressroom.access.rate.DoorRate;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.access.rate.Level;
import dev.pressroom.access.rate.Policy.Manner;
import dev.pressroom.problem.Problem;
import dev.pressroom.web.Turnstile;

/** What each request passes once it is known who asks. It is counted first, since each answer tells how many are left. */
@ApplicationScoped
class WebAdmitGate {
    private static final DoorRate HOUR = new DoorRate(WebAdmitDoor.NAME, Duration.ofHours(1), Manner.FIXED);
    private static final DoorRate MINUTE = new DoorRate(WebAdmitDoor.NAME, Duration.ofMinutes(1));

    private final Turnstile turnstile;
    private final WebAdmitConfig config;
    private final RoutingContext exchange;

    WebAdmitGate(Turnstile turnstile, WebAdmitConfig config,
            RoutingContext exchange) {
        this.turnstile = turnstile;
        this.config = config;
        this.exchange = exchange;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> pass(SimpleResourceInfo resource) {
        return resource.getResourceClass().getPackage().equals(WebAdmitGate.class.getPackage())
                ? turnstile.pass(this::look, WebAdmitFaults::answer)
                : Uni.createFrom().nullItem();
    }

    private Uni<Void> look(Caller caller) {
        return counted(caller).invoke(admission -> {
            refuseBody(caller);
            if (admission != null) {
                admission.require();
            }
        }).replaceWithVoid();
    }

    /** As {@link #pass} counts, for what does not come there; refuses nothing. */
    Uni<Void> counted() {
        return turnstile.caller().chain(
                caller -> caller == null ? Uni.createFrom().voidItem() : counted(caller).replaceWithVoid());
    }

    /** Counts the request and lets its answer say so; null where the database could not be asked. */
    private Uni<@Nullable Admission> counted(Caller caller) {
        return turnstile.admission(draws(caller)).invoke(admission -> {
            if (admission != null) {
                Level key = admission.levels().getFirst();
                exchange.response().headers().set("X-RateLimit-Limit", String.valueOf(key.policy().quota()))
                        .set("X-RateLimit-Remaining", String.valueOf(key.remaining()));
            }
        });
    }

    /** Numbers that the operator gave an account go before the installation's. */
    private List<Draw> draws(Caller caller) {
        Long key = caller.own().get(Quota.KEY_REQUESTS);
        Long account = caller.own().get(Quota.ACCOUNT_REQUESTS);
        List<Draw> draws = new ArrayList<>(
                List.of(HOUR.key(caller, "key", key == null ? config.requests() : key)));
        if (account != null) {
            draws.add(MINUTE.account(caller, account));
        }
        return draws;
    }

    private void refuseBody(Caller caller) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}")) {
            refuseBody(caller, Long.parseLong(length));
        }
    }

    void refuseBody(Caller caller, long bytes) {
        turnstile.refuseBody(caller, bytes);
        long most = config.bodySize().asLongValue();
        if (bytes > most) {
            throw new Problem.TooLarge("The body is over its limit of " + most + " bytes.", most);
        }
    }
}
