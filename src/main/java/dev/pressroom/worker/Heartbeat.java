package dev.pressroom.worker;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Attempt;
import dev.pressroom.job.Attempts;
import dev.pressroom.job.JobConfig;

/** Keeps leases alive while attempts work, on timers that no render can hold up. */
@ApplicationScoped
class Heartbeat {
    private final Attempts attempts;
    private final JobConfig config;
    private final Vertx vertx;

    Heartbeat(Attempts attempts, JobConfig config, Vertx vertx) {
        this.attempts = attempts;
        this.config = config;
        this.vertx = vertx;
    }

    /** Beats until canceled, or until the lease turns out to be lost; the settling then finds out too, by its fence. */
    Cancellable beat(Attempt attempt) {
        return Multi.createFrom().ticks().startingAfter(config.heartbeat()).every(config.heartbeat())
                .onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> extend(attempt))
                .select().first(kept -> kept)
                .subscribe()
                .with(kept -> {}, failure -> Log.errorf(failure, "heartbeat broke job=%s", attempt.jobId()));
    }

    private Uni<Boolean> extend(Attempt attempt) {
        return OwnContext.run(vertx, () -> attempts.extend(attempt))
                .invoke(kept -> {
                    if (!kept) {
                        Log.warnf("lease lost job=%s attempt=%d", attempt.jobId(), attempt.number());
                    }
                })
                .onFailure().invoke(failure -> Log.warnf("heartbeat missed job=%s attempt=%d cause=%s", attempt.jobId(),
                        attempt.number(), failure))
                .onFailure().recoverWithItem(true); // the next beat may come through in time
    }
}
