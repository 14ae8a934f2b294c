package dev.pressroom.chaos.stage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What Pressroom is told so that it heals in seconds what may take minutes elsewhere; the verdict reckons with the same numbers. */
public final class Settings {
    /** As a fleet has it. */
    public static final Duration LEASE = Duration.ofSeconds(10);
    public static final Duration RESCUE = Duration.ofSeconds(2);
    public static final Duration BACKOFF_LIMIT = Duration.ofSeconds(8);
    public static final Duration REDISPATCH_AFTER = Duration.ofSeconds(20);
    public static final Duration REDISPATCH = Duration.ofSeconds(5);
    public static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration SWEEP = Duration.ofSeconds(2);
    /** Longer than a worker can be frozen and then go on uploading. */
    private static final Duration STRAY_AFTER = Duration.ofSeconds(60);
    private static final Duration SWEEP_STRAYS = Duration.ofSeconds(3);
    /** By then what the last attempt stored in vain is swept. */
    public static final Duration STRAYS_GONE = STRAY_AFTER.plus(SWEEP_STRAYS).plusSeconds(20);
    /** As long as the outages of a run may go on; what becomes of a job when they are used up is tested elsewhere. */
    private static final String NO_END = "1000";

    /** So that five processes and their forks find room on two cores. */
    private static final Map<String, String> SMALL = Map.of("pressroom.forks", "1", "pressroom.fork.heap", "256M",
            "quarkus.datasource.reactive.max-size", "10");

    private Settings() {}

    static Map<String, String> properties() {
        var properties = new HashMap<>(SMALL);
        properties.putAll(Map.of("pressroom.maintenance.rescue", text(RESCUE), "pressroom.job.backoff", "1s",
                "pressroom.job.backoff-limit", text(BACKOFF_LIMIT), "pressroom.job.attempts", NO_END,
                "pressroom.job.lost-workers", NO_END, "pressroom.job.redispatch-after", text(REDISPATCH_AFTER),
                "pressroom.maintenance.redispatch", text(REDISPATCH), "pressroom.broker.confirm-timeout",
                text(CONFIRM_TIMEOUT), "pressroom.broker.sweep", text(SWEEP)));
        properties.putAll(Map.of("pressroom.job.stray-after", text(STRAY_AFTER), "pressroom.maintenance.sweep",
                text(SWEEP_STRAYS)));
        return properties;
    }

    private static String text(Duration duration) {
        return duration.toSeconds() + "s";
    }
}
