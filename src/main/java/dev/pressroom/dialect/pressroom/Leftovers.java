package dev.pressroom.dialect.pressroom;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Job;
import dev.pressroom.job.Jobs;

/** Removes jobs that only served to answer one request. */
@ApplicationScoped
class Leftovers {
    private final Jobs jobs;
    private final Vertx vertx;

    Leftovers(Jobs jobs, Vertx vertx) {
        this.jobs = jobs;
        this.vertx = vertx;
    }

    /** Never fails; one that has not ended is called off. */
    Uni<Void> clear(Job job) {
        return OwnContext.run(vertx, () -> called(job).chain(() -> jobs.delete(job.accountId(), job.id())))
                .onFailure().invoke(failure -> Log.warnf("trial not removed job=%s cause=%s", job.id(), failure))
                .onFailure().recoverWithNull();
    }

    private Uni<?> called(Job job) {
        return job.state().isFinal() ? Uni.createFrom().voidItem() : jobs.cancel(job.accountId(), job.id());
    }
}
