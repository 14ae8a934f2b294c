package dev.pressroom.access.limit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How long what has ended is kept.
 *
 * @param documents from a job's end to the deletion of its document and data
 * @param jobs      from then to the deletion of the job
 */
public record Retention(Duration documents, Duration jobs) {
    /** Shorter, and a client could not fetch what it asked for. */
    public static final Duration LEAST_DOCUMENTS = Duration.ofMinutes(1);
    /** A hundred years: as good as for ever, and far from where sums overflow. */
    public static final Duration MOST = Duration.ofDays(36_500);

    /** The same with documents deleted after a time of a job's own, where that is shorter. */
    public Retention narrowedBy(@Nullable Duration own) {
        return own == null || own.compareTo(documents) >= 0 ? this : new Retention(own, jobs);
    }

    /** What was chosen for one account; null is as the installation has it. */
    public record Own(@Nullable Duration documents, @Nullable Duration jobs) {
        public static final Own NONE = new Own(null, null);

        Retention over(Retention others) {
            return new Retention(documents == null ? others.documents() : documents,
                    jobs == null ? others.jobs() : jobs);
        }
    }
}
