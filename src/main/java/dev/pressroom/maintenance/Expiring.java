package dev.pressroom.maintenance;

import io.smallrye.mutiny.Uni;

/** Rows that end by themselves, of a room that the chores must not know. */
public interface Expiring {
    /**
     * In a short transaction of its own.
     *
     * @return how many were removed, at most that many
     */
    Uni<Integer> removeExpired(int most);
}
