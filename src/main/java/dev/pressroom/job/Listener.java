package dev.pressroom.job;

import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;

import dev.pressroom.PressroomConfig;

/** One database connection a process that hears of changed jobs; it comes back by itself when the database does. */
@ApplicationScoped
class Listener {
    private static final long AGAIN = Duration.ofSeconds(1).toMillis();

    private final Pool pool;
    private final Vertx vertx;
    private final Completion completion;
    private final PressroomConfig config;
    private volatile boolean closing;

    Listener(Pool pool, Vertx vertx, Completion completion, PressroomConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.completion = completion;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (config.role().servesClients()) {
            connect();
        }
    }

    private void connect() {
        pool.getConnection().compose(this::listen).onFailure(failure -> {
            Log.warnf("not listening for finished jobs cause=%s", failure.getMessage());
            again();
        });
    }

    private Future<Void> listen(SqlConnection connection) {
        connection.closeHandler(closed -> again());
        PgConnection.cast(connection)
                .notificationHandler(news -> completion.changed(UUID.fromString(news.getPayload())));
        return connection.query("listen " + Announcement.CHANNEL).execute()
                .onFailure(failure -> connection.close())
                .onSuccess(listening -> completion.changedUnheard())
                .mapEmpty();
    }

    private void again() {
        if (!closing) {
            vertx.setTimer(AGAIN, timer -> connect());
        }
    }

    @PreDestroy
    void stop() {
        closing = true;
    }
}
