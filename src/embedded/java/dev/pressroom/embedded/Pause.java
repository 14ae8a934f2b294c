package dev.pressroom.embedded;

import java.time.Duration;

/** Between two looks at something that another process is about to do. */
final class Pause {
    private static final Duration BRIEF = Duration.ofMillis(50);

    private Pause() {}

    static void brief() {
        of(BRIEF);
    }

    /** As long as a server asks for with {@code Retry-After}. */
    static void seconds(String retryAfter) {
        of(Duration.ofSeconds(Long.parseLong(retryAfter)));
    }

    private static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Stopped while waiting.", e);
        }
    }
}
