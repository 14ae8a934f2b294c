package dev.pressroom;

import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;

/** Brings the tables up to date before anything else begins, and waits for a database that is not there yet. */
@ApplicationScoped
class Migrations {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Flyway flyway;
    private final Pool pool;
    private final DatabaseConfig config;

    Migrations(Flyway flyway, Pool pool, DatabaseConfig config) {
        this.flyway = flyway;
        this.pool = pool;
        this.config = config;
    }

    /** Nothing listens on HTTP yet, so this thread may wait. */
    void run(@Observes @Priority(1) StartupEvent started) throws InterruptedException {
        while (!ready()) {
            Thread.sleep(AGAIN);
        }
    }

    private boolean ready() {
        try {
            // The pool asks first, since it says within seconds whether the database answers; a JDBC connection can hang.
            VertxContextSupport.subscribeAndAwait(
                    () -> Uni.createFrom().completionStage(() -> DatabasePool.ping(pool).toCompletionStage()));
            if (config.migrate()) {
                flyway.migrate();
            }
            return true;
        } catch (FlywayException failure) {
            return wait(failure, failure);
        } catch (Throwable failure) {
            return wait(failure, new IllegalStateException("the database refuses us", failure));
        }
    }

    private static boolean wait(Throwable failure, RuntimeException otherwise) {
        if (!DatabaseOutage.caused(failure)) {
            throw otherwise;
        }
        Log.warnf("waiting for the database cause=%s", DatabaseOutage.cause(failure));
        return false;
    }
}
