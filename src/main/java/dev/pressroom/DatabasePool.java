package dev.pressroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/**
 * Connections that cannot hang: where the network swallows what is sent, nothing else would ever end a wait, and the pool would
 * fill with connections that are not there.
 */
@Singleton
class DatabasePool implements PgPoolCreator {
    /** The database itself ends a statement that takes too long; only where it cannot be heard does the connection end. */
    private static final Duration BEYOND = Duration.ofSeconds(1);

    /** Characters of a statement that is parsed and planned once for a connection: the client's own limit leaves out those that do most. */
    private static final int LONGEST = 16 * 1024;

    private final DatabaseConfig config;

    DatabasePool(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(this::bound);
        var options = input.poolOptions().setConnectionTimeout((int) config.connectionTimeout().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool().with(options).connectingTo(new ArrayList<>(input.pgConnectOptionsList()))
                .using(input.vertx()).build();
    }

    /** Succeeds when the database answers. The pool's own {@code query} says the same with a failure too many. */
    static Future<Void> ping(Pool pool) {
        return pool.withConnection(connection -> connection.query("select 1").execute()).mapEmpty();
    }

    private void bound(PgConnectOptions options) {
        long statement = config.statementTimeout().toMillis();
        options.setConnectTimeout((int) config.connectionTimeout().toMillis());
        // Counts from what was last written or read, so a connection at rest ends this way too; the next one costs a few milliseconds.
        options.setIdleTimeout((int) (statement + BEYOND.toMillis())).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setPreparedStatementCacheSqlLimit(LONGEST);
        options.addProperty("statement_timeout", String.valueOf(statement));
        // A transaction whose client has gone without a word would hold its rows.
        options.addProperty("idle_in_transaction_session_timeout", String.valueOf(2 * statement));
    }
}
