package dev.pressroom.worker;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;
import dev.pressroom.job.Attempt;
import dev.pressroom.job.Attempts;
import dev.pressroom.job.JobConfig;
import dev.pressroom.job.Outcome;
import dev.pressroom.job.RetryPolicy;
import dev.pressroom.job.Strays;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;

/** One job's walk through a worker: claim, render, store, settle. */
@ApplicationScoped
class Work {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Map<UUID, Holding> held = new ConcurrentHashMap<>();
    /** Counted from before the claim, so that none is overlooked which a stopping worker still gets. */
    private final AtomicInteger underWay = new AtomicInteger();
    private final Attempts attempts;
    private final Strays strays;
    private final Rendering rendering;
    private final Heartbeat heartbeat;
    private final RetryPolicy policy;
    private final JobConfig config;
    private final Vertx vertx;
    private volatile boolean stopping;

    Work(Attempts attempts, Strays strays, Rendering rendering, Heartbeat heartbeat, JobConfig config, Vertx vertx) {
        this.attempts = attempts;
        this.strays = strays;
        this.rendering = rendering;
        this.heartbeat = heartbeat;
        this.config = config;
        policy = new RetryPolicy(config.attempts(), config.lostWorkers(), config.backoff(), config.backoffLimit());
        this.vertx = vertx;
    }

    Uni<Void> warmUp() {
        return rendering.warmUp();
    }

    /**
     * Never fails for what went wrong with the job itself.
     *
     * @return whether this message is done with; false, from a worker that stops, leaves it to others
     */
    Uni<Boolean> on(UUID jobId) {
        underWay.incrementAndGet();
        return claim(jobId, UUID.randomUUID()).chain(this::attempt).replaceWith(true)
                .onFailure(Stopping.class).recoverWithItem(false)
                .onTermination().invoke(underWay::decrementAndGet);
    }

    /** No claim begins any more, and no render; renders under way go on. */
    synchronized void stop() {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    boolean idle() {
        return underWay.get() == 0;
    }

    /** True where nothing is under way but renders that were let go and need not be waited for. */
    boolean holdsNothing() {
        return underWay.get() <= held.values().stream().filter(Holding::isLetGo).count();
    }

    /** Hands every attempt under way back to the queue, for a worker that must end now. */
    Uni<Void> release() {
        return Multi.createFrom().iterable(held.values()).filter(Holding::letGo)
                .onItem().transformToUni(holding -> release(holding.attempt())).merge()
                .collect().asList().replaceWithVoid();
    }

    private Uni<Void> release(Attempt attempt) {
        return inTime(() -> attempts.release(attempt)).replaceWithVoid()
                .onFailure().invoke(failure -> Log.warnf("attempt not given back, its lease runs out job=%s cause=%s",
                        attempt.jobId(), failure))
                .onFailure().recoverWithNull();
    }

    /**
     * While the database is away there is nothing better to do than to wait for it with this very message. A job that cannot
     * be read is another matter: it must not keep a slot, and its message comes again with the redispatch.
     */
    private Uni<@Nullable Attempt> claim(UUID jobId, UUID token) {
        return inTime(() -> claimOnce(jobId, token))
                .onFailure(Work::passes).retry().withBackOff(SOON, LATER).indefinitely()
                .onFailure(failure -> !(failure instanceof Stopping)).retry().withBackOff(SOON, LATER).atMost(3);
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof TimeoutException || DatabaseOutage.caused(failure);
    }

    private Uni<@Nullable Attempt> claimOnce(UUID jobId, UUID token) {
        return stopping ? Uni.createFrom().failure(new Stopping()) : attempts.claim(jobId, token);
    }

    private Uni<Void> attempt(@Nullable Attempt attempt) {
        if (attempt == null) {
            return Uni.createFrom().voidItem();
        }
        var holding = new Holding(attempt);
        return hold(holding)
                ? render(holding).onTermination().invoke(() -> held.remove(attempt.leaseToken()))
                : release(attempt);
    }

    /** @return false where the claim came back too late, to a worker that stops */
    private synchronized boolean hold(Holding holding) {
        if (!stopping) {
            held.put(holding.attempt().leaseToken(), holding);
        }
        return !stopping;
    }

    private Uni<Void> render(Holding holding) {
        var beating = heartbeat.beat(holding);
        return rendering.run(holding.attempt(), holding.stop())
                .onItemOrFailure().transformToUni((outcome, failure) -> outcome == null
                        ? failed(holding, failure)
                        : settle(holding, outcome))
                .onTermination().invoke(beating::cancel);
    }

    private Uni<Void> failed(Holding holding, Throwable failure) {
        // Whoever called it off has written down what became of the job.
        return failure instanceof RenderFailure render && render.code() == Code.CANCELED
                ? Uni.createFrom().voidItem()
                : settle(holding, rendering.reported(judge(holding.attempt(), failure), failure));
    }

    private Outcome judge(Attempt attempt, Throwable failure) {
        if (!(failure instanceof RenderFailure)) {
            Log.warnf(failure, "attempt failed job=%s attempt=%d", attempt.jobId(), attempt.number());
        }
        return policy.judge(failure, attempt.claim(), ThreadLocalRandom.current().nextDouble());
    }

    private Uni<Void> settle(Holding holding, Outcome outcome) {
        Attempt attempt = holding.attempt();
        Uni<Boolean> settled = holding.settle()
                ? persistently(() -> attempts.settle(attempt, outcome))
                : Uni.createFrom().item(false);
        return settled.chain(ours -> ours ? Uni.createFrom().voidItem() : disown(attempt));
    }

    /** The lease was lost, so what the attempt may have stored is nobody's. */
    private Uni<Void> disown(Attempt attempt) {
        Log.warnf("result discarded job=%s attempt=%d", attempt.jobId(), attempt.number());
        return persistently(() -> strays.note(attempt));
    }

    private <T> Uni<T> persistently(Supplier<Uni<T>> call) {
        return inTime(call).onFailure().retry().withBackOff(SOON, LATER).expireIn(config.lease().toMillis());
    }

    /** A retry comes back on a timer's thread, so each try gets a context of its own; one that hangs is given up for the next. */
    private <T extends @Nullable Object> Uni<T> inTime(Supplier<Uni<T>> call) {
        return OwnContext.run(vertx, call).ifNoItem().after(config.heartbeat()).fail();
    }

    private static final class Stopping extends RuntimeException {
        Stopping() {
            super("this worker stops", null, false, false);
        }
    }
}
