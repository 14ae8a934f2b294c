package dev.pressroom.dialect.pdfgorilla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.rate.Admission;
import dev.pressroom.access.rate.DoorRate;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.access.rate.Level;
import dev.pressroom.access.rate.Policy.Manner;
import dev.pressroom.web.Turnstile;

/** What each request passes once it is known who asks: sizes and rates, and the headers that tell how these stand. */
@ApplicationScoped
class PdfGorillaGate {
    private static final DoorRate RATE = new DoorRate(PdfGorillaDoor.NAME, Duration.ofMinutes(1), Manner.FIXED);
    private static final String LIMIT = "x-ratelimit-limit";
    private static final String REMAINING = "x-ratelimit-remaining";
    private static final String RESET = "x-ratelimit-reset";

    private final Turnstile turnstile;
    private final PdfGorillaConfig config;
    private final RoutingContext exchange;
    private final Clock clock;

    PdfGorillaGate(Turnstile turnstile, PdfGorillaConfig config,
            RoutingContext exchange, Clock clock) {
        this.turnstile = turnstile;
        this.config = config;
        this.exchange = exchange;
        this.clock = clock;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> pass(SimpleResourceInfo resource) {
        boolean generates = resource.getResourceClass().equals(PdfGorillaTemplateResource.class);
        return generates || resource.getResourceClass().equals(PdfGorillaJobResource.class)
                ? turnstile.pass(caller -> look(caller, generates), PdfGorillaFaults::answer)
                : Uni.createFrom().nullItem();
    }

    private Uni<Void> look(Caller caller, boolean generates) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (generates && length != null && length.matches("\\d{1,18}")) {
            refuseBody(caller, Long.parseLong(length));
        }
        HttpServerResponse answer = exchange.response();
        return turnstile.admission(draws(caller, generates)).invoke(admission -> {
            if (admission != null && generates) {
                show(tightest(admission), answer);
            }
            require(admission, answer);
        }).replaceWithVoid();
    }

    private List<Draw> draws(Caller caller, boolean generates) {
        var draws = new ArrayList<Draw>(2);
        Long own = caller.own().get(Quota.KEY_REQUESTS);
        draws.add(generates
                ? RATE.key(caller, "generate", config.generates())
                : RATE.key(caller, "key", own == null ? config.requests() : own));
        Long all = caller.own().get(Quota.ACCOUNT_REQUESTS);
        if (all != null) {
            draws.add(RATE.account(caller, all));
        }
        return draws;
    }

    /** Throws where so many bytes are too many. */
    void refuseBody(Caller caller, long bytes) {
        Long own = caller.own().get(Quota.BODY_BYTES);
        long most = Math.min(config.bodySize().asLongValue(), own == null ? Long.MAX_VALUE : own);
        if (bytes > most) {
            throw PdfGorillaRefusal.tooLarge("Request body", most);
        }
    }

    /** Counts a new job, in the transaction that makes it: where none is made, none counts. */
    Uni<Void> newJob(Caller caller, HttpServerResponse answer) {
        return turnstile.admission(List.of(RATE.key(caller, "new-jobs", config.newJobs()))).invoke(admission -> {
            if (admission != null && tightest(admission).remaining() <= shown(answer)) {
                show(tightest(admission), answer);
            }
            require(admission, answer);
        }).replaceWithVoid();
    }

    /** No clock tells when there is room again. */
    PdfGorillaRefusal full(long active, long most, HttpServerResponse answer) {
        answer.putHeader(LIMIT, String.valueOf(most)).putHeader(REMAINING, "0");
        answer.headers().remove(RESET);
        return PdfGorillaRefusal.of(429, "Too many active jobs (" + active + "/" + most + ").",
                "Wait for a job to finish, or cancel one.").with("limit", most).with("remaining", 0)
                .with("resetAt", (String) null).header(HttpHeaders.RETRY_AFTER, 10);
    }

    private void require(@Nullable Admission admission, HttpServerResponse answer) {
        if (admission == null || admission.admitted()) {
            return;
        }
        Level level = tightest(admission);
        Instant end = show(level, answer);
        throw PdfGorillaRefusal.of(429, "Rate limit exceeded.", "Wait until the limit resets before retrying.")
                .with("limit", level.policy().quota()).with("remaining", 0).with("resetAt", end.toEpochMilli())
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, level.resetSeconds()));
    }

    private static Level tightest(Admission admission) {
        return admission.levels().stream().min(Comparator.comparingLong(Level::remaining)).orElseThrow();
    }

    private static long shown(HttpServerResponse answer) {
        String remaining = answer.headers().get(REMAINING);
        return remaining == null ? Long.MAX_VALUE : Long.parseLong(remaining);
    }

    /** Set before anybody answers, so that every answer has them. */
    private Instant show(Level level, HttpServerResponse answer) {
        Instant end = level.end(clock.instant());
        answer.putHeader(LIMIT, String.valueOf(level.policy().quota()))
                .putHeader(REMAINING, String.valueOf(level.remaining()))
                .putHeader(RESET, String.valueOf(end.toEpochMilli()));
        return end;
    }
}
