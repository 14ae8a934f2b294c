package dev.pressroom;

import java.time.Duration;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;

/** Whether the database answers, said before the one who probes loses patience. */
@Readiness
class DatabaseReadiness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;

    DatabaseReadiness(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().completionStage(() -> DatabasePool.ping(pool).toCompletionStage())
                .ifNoItem().after(PATIENCE).fail()
                .onItemOrFailure().transform((answer, failure) -> HealthCheckResponse.named("database")
                        .status(failure == null).build());
    }
}
