package dev.pressroom.job;

import java.time.Duration;

import dev.pressroom.render.RenderFailure;

/** Judges a failed attempt: the author's faults end the job at once, our troubles get another try. Pure. */
public final class RetryPolicy {
    private static final String INTERNAL = "INTERNAL_ERROR";

    private final int attempts;
    private final Duration backoff;
    private final Duration limit;

    public RetryPolicy(int attempts, Duration backoff, Duration limit) {
        this.attempts = attempts;
        this.backoff = backoff;
        this.limit = limit;
    }

    /**
     * @param attempt number of the attempt that failed, from 1
     * @param jitter  from 0 to 1, spreads the retries of jobs that failed together
     */
    public Outcome judge(Throwable failure, int attempt, double jitter) {
        if (failure instanceof RenderFailure render) {
            return new Outcome.Failed(render.code().name(), String.valueOf(render.getMessage()));
        }
        if (attempt >= attempts) {
            return new Outcome.Failed(INTERNAL, "The job failed " + attempt + " times on our side and was given up.");
        }
        return new Outcome.Retry(delay(attempt, jitter), INTERNAL, "Attempt " + attempt + " failed on our side.");
    }

    private Duration delay(int attempt, double jitter) {
        double factor = Math.pow(2, Math.min(attempt - 1, 30)) * (0.5 + jitter / 2);
        long millis = (long) Math.min(limit.toMillis(), backoff.toMillis() * factor);
        return Duration.ofMillis(millis);
    }
}
