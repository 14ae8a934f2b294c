package dev.pressroom;

import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;

/** A cursor as the end of a query over rows whose ids sort by time. */
public final class Walk {
    private Walk() {}

    public static String clause(Cursor cursor) {
        if (cursor.before() != null) {
            return " and id > :position order by id";
        }
        return (cursor.after() == null ? "" : " and id < :position") + " order by id desc";
    }

    public static <T> Mutiny.SelectionQuery<T> of(Mutiny.SelectionQuery<T> query, Cursor cursor) {
        UUID position = cursor.before() == null ? cursor.after() : cursor.before();
        query.setMaxResults(cursor.fetch());
        return position == null ? query : query.setParameter("position", position);
    }
}
