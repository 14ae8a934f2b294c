package dev.pressroom.job.usage;

import java.time.LocalDate;

/**
 * What an account used in one day in UTC; trials are in none of it.
 *
 * @param jobs     accepted that day
 * @param ended    that day, whenever they were accepted
 * @param pages    of the documents made
 * @param bytes    of these
 * @param renderMs from the start to the end of the last attempt of each job that ended
 */
public record Day(LocalDate date, long jobs, Endings ended, long pages, long bytes, long renderMs) {
    /** How many jobs ended how; one that is retried by its client ends more than once. */
    public record Endings(long succeeded, long failed, long canceled) {}

    static Day empty(LocalDate date) {
        return new Day(date, 0, new Endings(0, 0, 0), 0, 0, 0);
    }
}
