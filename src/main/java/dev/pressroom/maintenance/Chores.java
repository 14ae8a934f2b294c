package dev.pressroom.maintenance;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;

/** When which chore is done; every process does them all, the rows they take are locked against each other. */
@ApplicationScoped
class Chores {
    private final Scheduler scheduler;

    Chores(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void start(@Observes StartupEvent started, MaintenanceConfig config, Rescuer rescuer, Redispatch redispatch,
            Remover remover) {
        every(config.rescue(), "rescue", rescuer::rescue);
        every(config.redispatch(), "redispatch", redispatch::redispatch);
        every(config.remove(), "remove", remover::remove);
    }

    private void every(Duration interval, String name, Supplier<Uni<Void>> chore) {
        scheduler.newJob(name).setInterval(interval.toString()).setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> chore.get()).schedule();
    }
}
