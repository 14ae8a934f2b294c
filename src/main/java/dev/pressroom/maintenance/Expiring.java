package dev.pressroom.maintenance;

import io.smallrye.mutiny.Uni;

/** Rows that end by themselves, of a room that the chores must not know. */
public interface Expiring {
    /**
     * In short transactions of its own.
     *
     * @return how many were removed; as many as were asked for where there may be more
     */
    Uni<Integer> removeExpired(int most);
}
