package dev.pressroom.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What receivers can hear of. */
public enum EventType {
    JOB_SUCCEEDED("job.succeeded"), JOB_FAILED("job.failed"), JOB_CANCELED("job.canceled"), JOB_EXPIRED(
            "job.expired"), BATCH_COMPLETED("batch.completed"),
    /** On request alone, and to the webhook it is asked for: no filter names it. */
    WEBHOOK_TEST("webhook.test");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** As it travels. */
    public String text() {
        return text;
    }

    /** Those that a filter can name. */
    public static List<String> filters() {
        return Arrays.stream(values()).filter(type -> type != WEBHOOK_TEST).map(EventType::text).toList();
    }

    public static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
