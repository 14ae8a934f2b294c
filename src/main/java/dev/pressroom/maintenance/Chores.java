package dev.pressroom.maintenance;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;

import dev.pressroom.DatabaseOutage;

/** When which chore is done; every process does them all, the rows they take are locked against each other. */
@ApplicationScoped
class Chores {
    private final Scheduler scheduler;

    Chores(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void start(@Observes StartupEvent started, MaintenanceConfig config, Rescuer rescuer, Redispatch redispatch,
            Remover remover, Sweeper sweeper) {
        every(config.rescue(), "rescue", rescuer::rescue);
        every(config.redispatch(), "redispatch", redispatch::redispatch);
        every(config.remove(), "remove", remover::remove);
        every(config.sweep(), "sweep", sweeper::sweep);
    }

    private void every(Duration interval, String name, Supplier<Uni<Void>> chore) {
        scheduler.newJob(name).setInterval(interval.toString()).setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> Uni.createFrom().deferred(chore::get)
                        .onFailure().invoke(failure -> DatabaseOutage.log("chore failed name=" + name, failure))
                        .onFailure().recoverWithNull()) // the next round tries again
                .schedule();
    }
}
