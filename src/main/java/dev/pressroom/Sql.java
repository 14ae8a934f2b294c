package dev.pressroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import org.hibernate.reactive.session.ReactiveSession;
import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * Guarded statements, which JPQL has no words for: {@code update .. returning}, {@code skip locked}, {@code notify}. They run on
 * the session's own connection and in its transaction, past Hibernate's native queries, which cost more than the statements do.
 */
public final class Sql {
    private Sql() {}

    /** Rows as arrays in the order of the selected columns. */
    public static Uni<List<Object[]>> rows(String statement, Map<String, ? extends @Nullable Object> parameters) {
        SqlText text = SqlText.of(statement);
        return connection()
                .chain(connection -> Uni.createFrom()
                        .completionStage(() -> connection.select(text.text(), text.values(parameters))))
                .map(Sql::read);
    }

    /** The ids that a statement with this one column finds. */
    public static Uni<List<UUID>> ids(String statement, Map<String, ? extends @Nullable Object> parameters) {
        return rows(statement, parameters).map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    /** How many rows a statement without a result changed. */
    public static Uni<Integer> run(String statement, Map<String, ? extends @Nullable Object> parameters) {
        SqlText text = SqlText.of(statement);
        return connection().chain(connection -> Uni.createFrom()
                .completionStage(() -> connection.update(text.text(), text.values(parameters))));
    }

    /** What was persisted before in this session is written before. */
    private static Uni<ReactiveConnection> connection() {
        return Panache.getSession().chain(session -> {
            var connection = ((MutinySessionImpl) session).getReactiveConnection();
            return holdsNothing(session)
                    ? Uni.createFrom().item(connection)
                    : session.flush().replaceWith(connection);
        });
    }

    private static boolean holdsNothing(Mutiny.Session session) {
        return ((MutinySessionImpl) session).unwrap(ReactiveSession.class).getSharedContract().getPersistenceContext()
                .getNumberOfManagedEntities() == 0;
    }

    private static List<Object[]> read(Result result) {
        var rows = new ArrayList<Object[]>(result.size());
        while (result.hasNext()) {
            Object[] row = result.next();
            for (int column = 0; column < row.length; column++) {
                if (row[column] instanceof Buffer bytes) {
                    row[column] = bytes.getBytes();
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
