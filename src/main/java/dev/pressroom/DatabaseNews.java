package dev.pressroom;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;

/** One database connection a process that hears what is told on all {@link NewsChannel}s; it comes back by itself when the database does. */
@ApplicationScoped
class DatabaseNews {
    private static final long AGAIN = Duration.ofSeconds(1).toMillis();
    private static final int LAST = Integer.MAX_VALUE;
    private static final long AWAKE = Duration.ofSeconds(2).toMillis();

    private final Pool pool;
    private final Vertx vertx;
    private final List<NewsChannel> channels;
    private volatile boolean deaf;
    private volatile boolean closing;

    DatabaseNews(Pool pool, Vertx vertx, @All List<NewsChannel> channels) {
        this.pool = pool;
        this.vertx = vertx;
        this.channels = channels;
    }

    void start(@Observes StartupEvent started) {
        connect();
    }

    private void connect() {
        pool.getConnection().onSuccess(this::listen).onFailure(this::again);
    }

    private void listen(SqlConnection connection) {
        var ended = new AtomicBoolean();
        connection.closeHandler(closed -> end(ended, ClosedConnectionException.INSTANCE));
        PgConnection.cast(connection).notificationHandler(news -> tell(news.getChannel(), news.getPayload()));
        connection.query(listening()).execute()
                .onSuccess(listening -> {
                    heard();
                    keepAwake(connection);
                })
                .onFailure(failure -> {
                    connection.close();
                    end(ended, failure);
                });
    }

    private String listening() {
        return channels.stream().map(channel -> "listen " + channel.name()).collect(Collectors.joining("; "));
    }

    /** A connection at rest is closed, and so is one that does not answer: that is how a silent network is noticed. */
    private void keepAwake(SqlConnection connection) {
        vertx.setTimer(AWAKE, timer -> connection.query("select 1").execute()
                .onSuccess(answer -> keepAwake(connection)));
    }

    private void heard() {
        if (deaf) {
            deaf = false;
            Log.info("listening for changed jobs again");
        }
        channels.forEach(NewsChannel::missed);
    }

    private void tell(String name, String news) {
        channels.stream().filter(channel -> channel.name().equals(name)).forEach(channel -> channel.heard(news));
    }

    /** An end is told in more than one way, and leads to one new connection. */
    private void end(AtomicBoolean ended, Throwable failure) {
        if (!ended.getAndSet(true)) {
            again(failure);
        }
    }

    private void again(Throwable failure) {
        if (!closing) {
            deaf = true;
            DatabaseOutage.log("not listening for changed jobs", failure);
            vertx.setTimer(AGAIN, timer -> connect());
        }
    }

    /** After those who still have to hear: a worker that lets its renders go on is one. */
    void stop(@Observes @Priority(LAST) ShutdownEvent stopped) {
        closing = true;
    }
}
