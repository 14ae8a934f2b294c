package dev.pressroom.access.rate;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import dev.pressroom.problem.Problem;

/**
 * Whether a request may pass, and how its policies stand after it.
 *
 * @param levels in the order in which the policies were asked
 */
public record Admission(boolean admitted, List<Level> levels) {
    /** Throws {@link Problem.LimitReached} where the request may not pass. */
    public void require() {
        if (admitted) {
            return;
        }
        List<Level> violated = violated();
        Level last = violated.stream().max(Comparator.comparing(Level::reset)).orElseThrow();
        throw new Problem.LimitReached(violated.stream().map(level -> level.policy().name()).toList(),
                "Too many requests: the limit '" + last.policy().name() + "' is " + last.policy().quota() + " in "
                        + last.policy().window().toSeconds() + " seconds. Come back in " + wait(last).toSeconds()
                        + " seconds.",
                wait(last));
    }

    /** The policies that have nothing left for it; empty where it may pass. */
    List<Level> violated() {
        return admitted ? List.of() : levels.stream().filter(level -> level.remaining() == 0).toList();
    }

    private static Duration wait(Level level) {
        return Duration.ofSeconds(Math.max(1, level.resetSeconds()));
    }
}
