package dev.pressroom.access.rate;

import java.time.Duration;
import java.time.Instant;

/**
 * How a policy stands for its owner.
 *
 * @param remaining requests that would pass now
 * @param reset     until all of the quota is there again; where nothing remains, until there is one
 */
public record Level(Policy policy, long remaining, Duration reset) {
    private static final long MICROS = 1_000;

    /**
     * As the database keeps it, each time in microseconds from now.
     *
     * @param ahead  until nothing counts any more, negative where that is past
     * @param count  how many count one by one
     * @param oldest the first of these, negative
     */
    static Level of(Policy policy, long ahead, long count, long oldest) {
        long used = switch (policy.manner()) {
            case EVEN -> Math.ceilDiv(Math.max(0, ahead), policy.step());
            case EXACT, FIXED -> count;
        };
        long remaining = Math.max(0, policy.quota() - used);
        return new Level(policy, remaining,
                Duration.ofNanos(MICROS * Math.max(0, remaining > 0 ? ahead : next(policy, ahead, oldest))));
    }

    private static long next(Policy policy, long ahead, long oldest) {
        return switch (policy.manner()) {
            case EVEN -> ahead + policy.step() - policy.reach();
            case EXACT -> oldest + policy.reach();
            case FIXED -> ahead;
        };
    }

    /** Another server was faster: nothing remains, though it looked otherwise. */
    Level overtaken() {
        return new Level(policy, 0,
                policy.manner() == Policy.Manner.FIXED ? reset : Duration.ofNanos(MICROS * policy.step()));
    }

    /** When that is, for a policy of fixed windows: the same whoever asks within one, though clocks differ a little. */
    public Instant end(Instant now) {
        long window = policy.window().toMillis();
        long about = now.plus(reset).toEpochMilli();
        return Instant.ofEpochMilli(Math.floorDiv(about + window / 2, window) * window);
    }

    /** Whole seconds, none of them too early. */
    public long resetSeconds() {
        return reset.plusNanos(999_999_999).toSeconds();
    }
}
