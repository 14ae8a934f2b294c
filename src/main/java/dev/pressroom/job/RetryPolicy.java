package dev.pressroom.job;

import java.time.Duration;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.job.Outcome.Toll;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.finish.signature.TrustSource;

/** Judges a failed attempt: the author's faults end the job at once, our troubles get another try. Pure. */
public final class RetryPolicy {
    private static final String INTERNAL = "INTERNAL_ERROR";

    private static final Reason TROUBLE = new Reason(INTERNAL, "The attempt failed on our side.", Toll.TRY);
    private static final Reason OUTAGE = new Reason("UNAVAILABLE",
            "The database or the document store could not be reached; the attempt does not count.", Toll.NOTHING);
    private static final Reason NOBODY_VOUCHES = new Reason("UNAVAILABLE",
            "An authority that the signature needs could not be reached; the attempt does not count.", Toll.NOTHING);
    /** A document that alone is too much for the store must not be tried for ever. */
    private static final int OUTAGES = 100;

    private record Reason(String code, String message, Toll toll) {}

    private final int attempts;
    private final int losses;
    private final Duration backoff;
    private final Duration limit;

    /**
     * @param attempts tries a job gets when the trouble is ours
     * @param losses   of them whose process may die before the document is held to be the cause
     */
    public RetryPolicy(int attempts, int losses, Duration backoff, Duration limit) {
        this.attempts = attempts;
        this.losses = losses;
        this.backoff = backoff;
        this.limit = limit;
    }

    /** @param jitter from 0 to 1, spreads the retries of jobs that failed together */
    public Outcome judge(Throwable failure, Attempt.Claim claim, double jitter) {
        if (!(failure instanceof RenderFailure render)) {
            return isOutage(failure) && claim.forgiven() < OUTAGES
                    ? retry(claim.forgiven() + 1, jitter, failure instanceof TrustSource.Away ? NOBODY_VOUCHES : OUTAGE)
                    : again(claim, jitter, TROUBLE);
        }
        return switch (render.code()) {
            case CANCELED -> throw new IllegalArgumentException("nobody waits for what was called off");
            case RENDER_CRASHED -> crashed(claim, jitter);
            case TEMPLATE_ERROR, TEMPLATE_LIMIT_EXCEEDED, HTML_SIZE_EXCEEDED, HTML_DEPTH_EXCEEDED, HTML_SPAN_EXCEEDED,
                    HTML_WORD_EXCEEDED, HTML_TOO_COMPLEX, ASSET_ERROR, ASSET_COUNT_EXCEEDED, IMAGE_PIXELS_EXCEEDED,
                    PDF_PAGE_LIMIT_EXCEEDED, PDF_SIZE_EXCEEDED, MERGE_TIMEOUT, LAYOUT_TIMEOUT, FINISH_TIMEOUT,
                    VERDICT_TIMEOUT, RENDER_TIMEOUT, RENDER_OUT_OF_MEMORY, RENDER_ERROR,
                    PDF_STANDARD_FAILED, SIGNATURE_FAILED, INVOICE_INVALID ->
                new Outcome.Failed(render.code().name(), String.valueOf(render.getMessage()));
        };
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof Problem.Unavailable || failure instanceof AssetSource.Away
                || failure instanceof TrustSource.Away
                || DatabaseOutage.caused(failure);
    }

    private Outcome crashed(Attempt.Claim claim, double jitter) {
        int died = claim.losses() + 1;
        if (died >= losses) {
            return new Outcome.GivenUp(Code.RENDER_CRASHED.name(),
                    "The process that rendered this job died. Attempts at it that ended so: " + died + ".");
        }
        return again(claim, jitter,
                new Reason(Code.RENDER_CRASHED.name(), "The process that rendered this job died.", Toll.DEATH));
    }

    private Outcome again(Attempt.Claim claim, double jitter, Reason reason) {
        int tries = claim.tries();
        return tries >= attempts
                ? new Outcome.GivenUp(INTERNAL, "The job failed " + tries + " times on our side and was given up.")
                : retry(tries, jitter, reason);
    }

    private Outcome retry(int time, double jitter, Reason reason) {
        return new Outcome.Retry(delay(time, jitter), reason.code(), reason.message(), reason.toll());
    }

    /** @param time of failing so, from 1 */
    private Duration delay(int time, double jitter) {
        double factor = Math.pow(2, Math.min(time - 1, 30)) * (0.5 + jitter / 2);
        long millis = (long) Math.min(limit.toMillis(), backoff.toMillis() * factor);
        return Duration.ofMillis(millis);
    }
}
