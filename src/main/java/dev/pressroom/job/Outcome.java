package dev.pressroom.job;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came of an attempt. */
public sealed interface Outcome {
    /**
     * @param report JSON, what the template's author should know
     */
    record Succeeded(String documentKey, long size, String sha256, int pages, String report) implements Outcome {}

    /**
     * The document's own fault; nothing was stored.
     *
     * @param code   stable, for programs; {@code TEMPLATE_ERROR}
     * @param report JSON as of a success, as far as the render came; null where it says nothing
     */
    record Failed(String code, String message, @Nullable String report) implements Outcome {
        public Failed(String code, String message) {
            this(code, message, null);
        }
    }

    /** Our trouble, once too often; something may have been stored. */
    record GivenUp(String code, String message) implements Outcome {}

    /**
     * Back to the queue, not before the delay is over; something may have been stored.
     *
     * @param toll what the attempt counts for
     */
    record Retry(Duration delay, String code, String message, Toll toll) implements Outcome {}

    /** What an attempt that ended in vain takes of a job's allowance. */
    enum Toll {
        /** Nothing was learnt of the job: what its work needs was away. */
        NOTHING,
        /** One of its tries. */
        TRY,
        /** One of its tries, and one of the processes that may die of it. */
        DEATH
    }
}
