package dev.pressroom.job;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.pressroom.access.limit.Limit;

/**
 * One try at a job, held under a lease; only the holder of the token may settle it.
 *
 * @param number from 1; no job has two attempts of one number
 */
public record Attempt(UUID jobId, UUID accountId, int number, Claim claim, Source.Fixed source, String data,
        JobOptions options) {

    /**
     * What the claim wrote, and what it found.
     *
     * @param revision the job's, by the claim
     * @param tries    attempts that count against the job, this one included
     * @param losses   attempts before this one whose process died
     * @param forgiven attempts before this one that do not count against the job
     * @param limits   what was set for the account alone
     */
    public record Claim(UUID token, int revision, int tries, int losses, int forgiven, Map<Limit, Long> limits) {}

    public UUID leaseToken() {
        return claim.token();
    }

    /** Where this try's document goes; no two tries share a key. */
    public String documentKey() {
        return documentKey(accountId, jobId, number);
    }

    static String documentKey(UUID accountId, UUID jobId, int number) {
        return accountId + "/" + jobId + "/" + number + ".pdf";
    }

    /** Null where no picture was asked for. */
    public @Nullable String pictureKey() {
        return options.picture() == null ? null : Job.pictureKey(documentKey());
    }
}
