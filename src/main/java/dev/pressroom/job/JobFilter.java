package dev.pressroom.job;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which of an account's jobs; a null member does not narrow.
 *
 * @param createdFrom inclusive
 * @param createdTo   exclusive
 * @param metadata    a JSON object as text that the job's metadata must contain
 */
public record JobFilter(@Nullable JobState state, @Nullable UUID templateId, @Nullable Instant createdFrom,
        @Nullable Instant createdTo, @Nullable String metadata) {
    public static final JobFilter ALL = new JobFilter(null, null, null, null, null);
}
