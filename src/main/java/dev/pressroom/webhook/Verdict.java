package dev.pressroom.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/** What is to be done after an attempt. */
sealed interface Verdict {
    record Delivered() implements Verdict {}

    /** @param pause true where the receiver asks for less of everything, not of this one alone */
    record Again(Duration delay, String error, boolean pause) implements Verdict {}

    record GivenUp(String error, String failure) implements Verdict {}

    /** The receiver wants nothing any more. */
    record Unwanted(String error) implements Verdict {}

    /** Waits before the second attempt and the following; Standard Webhooks advises to go on for about three days. */
    List<Duration> SCHEDULE = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14),
            Duration.ofHours(20), Duration.ofHours(24));
    /** However long a receiver asks for. */
    Duration LONGEST = Duration.ofHours(24);
    double JITTER = 0.1;
    Set<Integer> SLOW_DOWN = Set.of(429, 502, 503, 504);

    /** @param step attempts before this one, since the delivery was last asked for */
    static Verdict of(Answer answer, int step, RandomGenerator chance) {
        Integer status = answer.status();
        if (status != null && status / 100 == 2) {
            return new Delivered();
        }
        String error = error(answer);
        if (status != null && status == 410) {
            return new Unwanted(error);
        }
        if (step >= SCHEDULE.size()) {
            return new GivenUp(error, "None of " + (SCHEDULE.size() + 1) + " attempts was answered with success.");
        }
        boolean slower = status != null && SLOW_DOWN.contains(status);
        Duration asked = slower ? answer.retryAfter() : null;
        return new Again(wait(step, asked, chance), error, slower && asked != null);
    }

    private static Duration wait(int step, @Nullable Duration asked, RandomGenerator chance) {
        Duration wait = SCHEDULE.get(step);
        if (asked != null && asked.compareTo(wait) > 0) {
            wait = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        }
        // Upwards only: the receiver's wish is a least.
        return wait.plusMillis((long) (wait.toMillis() * JITTER * chance.nextDouble()));
    }

    private static String error(Answer answer) {
        Integer status = answer.status();
        if (status == null) {
            return String.valueOf(answer.error());
        }
        return switch (status / 100) {
            case 3 -> "Answered " + status + "; redirects are not followed.";
            default -> "Answered " + status + ".";
        };
    }
}
