package dev.pressroom.dialect.sqr;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.rate.DoorRate;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.problem.Problem;
import dev.pressroom.web.Turnstile;

/** Sizes and rates. What asks for a report is counted after its fields were looked at, everything else before. */
@ApplicationScoped
class SqrGate {
    private static final DoorRate RATE = new DoorRate(SqrDoor.NAME, Duration.ofMinutes(1));
    private static final Set<Class<?>> TOKENS = Set.of(SqrTokenResource.class, SqrTokenOfGuideResource.class);

    private final Turnstile turnstile;
    private final SqrConfig config;
    private final SqrFaults faults;
    private final RoutingContext exchange;

    SqrGate(Turnstile turnstile, SqrConfig config, SqrFaults faults,
            RoutingContext exchange) {
        this.turnstile = turnstile;
        this.config = config;
        this.faults = faults;
        this.exchange = exchange;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> pass(SimpleResourceInfo resource) {
        if (resource.getResourceClass().equals(SqrResource.class)) {
            return turnstile.pass(this::look, faults::answer);
        }
        return TOKENS.contains(resource.getResourceClass())
                ? Uni.createFrom().voidItem().invoke(this::refuseLongBody).<@Nullable Response>replaceWith(() -> null)
                        .onFailure().recoverWithItem(failure -> faults.answer(failure).toResponse())
                : Uni.createFrom().nullItem();
    }

    private Uni<Void> look(Caller caller) {
        turnstile.refuseBody(caller, exchange.request());
        refuseLongBody();
        return exchange.request().method() == HttpMethod.POST ? Uni.createFrom().voidItem() : count(caller);
    }

    Uni<Void> count(Caller caller) {
        return turnstile.take(List.of(RATE.account(caller, config.requests())));
    }

    /** What a report counts for when its job is made. */
    Draw report(Caller caller) {
        return new DoorRate(SqrDoor.NAME, config.reportWindow()).accepted(caller, config.reports());
    }

    /** Whoever tries one client's secrets, or many clients' from one place. */
    Uni<Void> attempt(String clientId) {
        return turnstile.take(List.of(RATE.client(clientId, config.tokenRequests())));
    }

    Uni<Void> attempt() {
        return turnstile.take(List.of(RATE.address(exchange.request().remoteAddress().host(), config.tokenRequests())));
    }

    /** Throws {@link Problem.TooLarge} where so many bytes are over a limit. */
    void refuseBody(long bytes) {
        long most = config.bodySize().asLongValue();
        if (bytes > most) {
            throw new Problem.TooLarge("The body is over its limit of " + most + " bytes.", most);
        }
    }

    private void refuseLongBody() {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}")) {
            refuseBody(Long.parseLong(length));
        }
    }
}
