package dev.pressroom;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, newest first.
 *
 * @param hasMore true where rows follow in the direction the client walks
 */
public record Slice<T>(List<T> items, boolean hasMore) {

    /** @param rows up to {@link Cursor#fetch()} of them, in the order of the walk */
    public static <T> Slice<T> of(List<T> rows, Cursor cursor) {
        boolean more = rows.size() > cursor.limit();
        List<T> shown = more ? rows.subList(0, cursor.limit()) : rows;
        return new Slice<>(cursor.backwards() ? shown.reversed() : shown, more);
    }

    public <R> Slice<R> map(Function<T, R> mapping) {
        return new Slice<>(items.stream().map(mapping).toList(), hasMore);
    }
}
