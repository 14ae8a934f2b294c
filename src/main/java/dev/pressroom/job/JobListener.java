package dev.pressroom.job;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

/**
 * Follows each job into its final state, inside the transaction that puts it there: what a listener writes through the
 * current session is committed with the state, and its failure undoes both. All beans of this type are asked.
 */
public interface JobListener {
    Uni<Void> ended(Ended job);

    /**
     * A condition in SQL on the row {@code job}, of what was committed before the job ends: where it is false for all listeners, a
     * success need not ask any of them, nor open a transaction for it.
     */
    String hears();

    /**
     * All else is in the job's row, which this transaction already sees as it will be. A job that failed and is retried
     * by its client ends again, with a higher revision.
     *
     * @param silent see {@link Audience}
     */
    record Ended(UUID accountId, UUID jobId, JobState state, int revision, boolean silent) {}
}
