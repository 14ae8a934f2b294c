package dev.pressroom.maintenance;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;

import dev.pressroom.DatabaseOutage;

/** When which chore is done; every process does them all, the rows they take are locked against each other. */
@ApplicationScoped
class Chores {
    private final Scheduler scheduler;
    private volatile boolean stopping;

    Chores(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void start(@Observes StartupEvent started, MaintenanceConfig config, Rescuer rescuer, Redispatch redispatch,
            Remover remover, Sweeper sweeper, Expiry expiry, DebugSweeper debugSweeper,
            RetentionSweeper retentionSweeper, Overdue overdue) {
        every(config.rescue(), "rescue", rescuer::rescue);
        every(config.overdue(), "fail-overdue", overdue::fail);
        every(config.redispatch(), "redispatch", redispatch::redispatch);
        every(config.remove(), "remove", remover::remove);
        every(config.sweep(), "sweep", sweeper::sweep);
        every(config.expire(), "expire", expiry::expire);
        every(config.expire(), "expire-jobs", retentionSweeper::sweep);
        every(config.sweep(), "sweep-debug", debugSweeper::sweep);
    }

    /** What is begun now would find the database closed beneath it; the next process does it. */
    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    private Uni<Void> done(String name, Supplier<Uni<Void>> chore) {
        return stopping
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().deferred(chore::get).onFailure().invoke(failure -> failed(name, failure))
                        .onFailure().recoverWithNull(); // the next round tries again
    }

    private void failed(String name, Throwable failure) {
        if (!stopping) {
            DatabaseOutage.log("chore failed name=" + name, failure);
        }
    }

    private void every(Duration interval, String name, Supplier<Uni<Void>> chore) {
        scheduler.newJob(name).setInterval(interval.toString()).setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> done(name, chore)).schedule();
    }
}
