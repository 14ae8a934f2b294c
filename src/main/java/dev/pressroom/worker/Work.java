package dev.pressroom.worker;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Attempt;
import dev.pressroom.job.Attempts;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobConfig;
import dev.pressroom.job.Outcome;
import dev.pressroom.job.RetryPolicy;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.storage.Documents;

/** One job's walk through a worker: claim, render, store, settle. */
@ApplicationScoped
class Work {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Map<UUID, Attempt> held = new ConcurrentHashMap<>();
    private final Attempts attempts;
    private final Rendering rendering;
    private final Heartbeat heartbeat;
    private final Documents documents;
    private final RetryPolicy policy;
    private final Duration lease;
    private final Vertx vertx;

    Work(Attempts attempts, Rendering rendering, Heartbeat heartbeat, Documents documents, JobConfig config,
            Vertx vertx) {
        this.attempts = attempts;
        this.rendering = rendering;
        this.heartbeat = heartbeat;
        this.documents = documents;
        policy = new RetryPolicy(config.attempts(), config.backoff(), config.backoffLimit());
        lease = config.lease();
        this.vertx = vertx;
    }

    /** Completes when nothing is left to do for this message; never fails for what went wrong with the job itself. */
    Uni<Void> on(UUID jobId) {
        // A retry comes back on a timer's thread, so each try gets a context of its own. While the database is away there is nothing better to do than to wait for it with this very message.
        return OwnContext.run(vertx, () -> attempts.claim(jobId)).onFailure().retry().withBackOff(SOON, LATER)
                .indefinitely()
                .chain(this::attempt);
    }

    Uni<Void> warmUp() {
        return rendering.warmUp();
    }

    /** How many attempts are under way. */
    int held() {
        return held.size();
    }

    /** Hands every attempt under way back to the queue, for a worker that must stop now. */
    Uni<Void> release() {
        return Multi.createFrom().iterable(held.values())
                .onItem().transformToUni(attempts::release).merge()
                .collect().asList().replaceWithVoid();
    }

    private Uni<Void> attempt(@Nullable Attempt attempt) {
        if (attempt == null) {
            return Uni.createFrom().voidItem();
        }
        held.put(attempt.leaseToken(), attempt);
        var beating = heartbeat.beat(attempt);
        return rendering.run(attempt)
                .onFailure().recoverWithItem(failure -> judge(attempt, failure))
                .chain(outcome -> settle(attempt, outcome))
                .onTermination().invoke(() -> {
                    beating.cancel();
                    held.remove(attempt.leaseToken());
                });
    }

    private Outcome judge(Attempt attempt, Throwable failure) {
        if (!(failure instanceof RenderFailure)) {
            Log.warnf(failure, "attempt failed job=%s attempt=%d", attempt.jobId(), attempt.number());
        }
        return policy.judge(failure, attempt.number(), ThreadLocalRandom.current().nextDouble());
    }

    private Uni<Void> settle(Attempt attempt, Outcome outcome) {
        return OwnContext.run(vertx, () -> attempts.settle(attempt, outcome))
                .onFailure().retry().withBackOff(SOON, LATER).expireIn(lease.toMillis())
                .chain(settled -> settled ? Uni.createFrom().voidItem() : discard(attempt, outcome));
    }

    /** The lease was lost, so the document is nobody's. */
    private Uni<Void> discard(Attempt attempt, Outcome outcome) {
        Log.warnf("result discarded job=%s attempt=%d", attempt.jobId(), attempt.number());
        return outcome instanceof Outcome.Succeeded done
                ? documents.remove(done.documentKey()).chain(() -> documents.remove(Job.pictureKey(done.documentKey())))
                : Uni.createFrom().voidItem();
    }
}
