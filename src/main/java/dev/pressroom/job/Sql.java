package dev.pressroom.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Guarded statements, which JPQL has no words for: {@code update .. returning}, {@code skip locked}, {@code notify}. */
public final class Sql {
    private Sql() {}

    /** Rows as arrays in the order of the selected columns, two at least; runs in the caller's transaction. */
    public static Uni<List<Object[]>> rows(String statement, Map<String, Object> parameters) {
        return Panache.getSession().flatMap(session -> bound(session, statement, parameters).getResultList());
    }

    /** The ids that a statement with this one column finds. */
    public static Uni<List<UUID>> ids(String statement, Map<String, Object> parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(statement, UUID.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    /** How many rows a statement without a result changed. */
    public static Uni<Integer> run(String statement, Map<String, Object> parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(statement);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    private static Mutiny.SelectionQuery<Object[]> bound(Mutiny.Session session, String statement,
            Map<String, Object> parameters) {
        var query = session.createNativeQuery(statement, Object[].class);
        parameters.forEach(query::setParameter);
        return query;
    }
}
