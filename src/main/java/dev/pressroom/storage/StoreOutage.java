package dev.pressroom.storage;

import java.time.Duration;
import java.util.concurrent.CompletionException;

import io.smallrye.mutiny.TimeoutException;

import dev.pressroom.OutageLog;
import dev.pressroom.problem.Problem;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells failures that pass when the store is back from those that stay. */
final class StoreOutage {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final OutageLog LOG = new OutageLog("store");

    private StoreOutage() {}

    /** What the caller hears: an outage as the problem it is, anything else as it came. */
    static Throwable problem(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (!passes(cause)) {
            return cause;
        }
        LOG.say(cause instanceof TimeoutException ? "no answer" : String.valueOf(cause.getMessage()));
        return new Problem.Unavailable("The document store is unreachable; try again shortly.", RETRY_AFTER);
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SdkClientException _ -> true;
            case TimeoutException _ -> true;
            case S3Exception refused -> refused.statusCode() >= 500 || refused.isThrottlingException();
            default -> false;
        };
    }
}
