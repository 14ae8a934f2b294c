package dev.pressroom.job;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One try at a job, held under a lease; only the holder of the token may settle it.
 *
 * @param number from 1
 */
public record Attempt(UUID jobId, UUID accountId, int number, UUID leaseToken, Source.Fixed source, String data,
        JobOptions options) {

    /** Where this try's document goes; no two tries share a key. */
    public String documentKey() {
        return accountId + "/" + jobId + "/" + number + ".pdf";
    }

    /** Null where no picture was asked for. */
    public @Nullable String pictureKey() {
        return options.picture() == null ? null : Job.pictureKey(documentKey());
    }
}
