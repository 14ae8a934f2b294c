package dev.pressroom;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where in a list, newest first, a client stands; at most one of the two ids is set.
 *
 * @param limit  rows of a slice, 1 to 100
 * @param after  the slice starts with the row older than this one
 * @param before the slice ends with the row newer than this one
 */
public record Cursor(int limit, @Nullable UUID after, @Nullable UUID before) {
    public static final int MAX_LIMIT = 100;

    /** Rows to ask for: one more than shown tells whether there are more. */
    public int fetch() {
        return limit + 1;
    }

    /** True where rows are to be read oldest first, away from {@code before}. */
    public boolean backwards() {
        return before != null;
    }
}
