package dev.pressroom.worker;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.pressroom.PressroomConfig;

/** Whether this process takes jobs: warmed up and consuming. A process that renders nothing has nothing to wait for. */
@Readiness
class WorkerReadiness implements HealthCheck {
    private final Worker worker;
    private final PressroomConfig config;

    WorkerReadiness(Worker worker, PressroomConfig config) {
        this.worker = worker;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker").status(!config.role().rendersJobs() || worker.ready()).build();
    }
}
