package dev.pressroom.job;

import java.time.Duration;

/** What came of an attempt. */
public sealed interface Outcome {
    /**
     * @param report JSON, what the template's author should know
     */
    record Succeeded(String documentKey, long size, String sha256, int pages, String report) implements Outcome {}

    /** @param code stable, for programs; {@code TEMPLATE_ERROR} */
    record Failed(String code, String message) implements Outcome {}

    /** Back to the queue, not before the delay is over. */
    record Retry(Duration delay, String code, String message) implements Outcome {}
}
