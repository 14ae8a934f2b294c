package dev.pressroom.chaos.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A job as the database has it at the end, and each change of its state as a trigger noted it.
 *
 * @param ticket the number that its client gave it
 */
public record JobRow(UUID id, int ticket, String state, int attempt, @Nullable String documentKey,
        @Nullable String sha256, @Nullable String failure, Instant created, @Nullable Instant finished,
        List<Step> history) {

    /** @param was empty when the job came to be */
    public record Step(Instant at, String was, String became) {
        @Override
        public String toString() {
            return at + " " + (was.isEmpty() ? "" : was + " -> ") + became;
        }
    }

    boolean isFinal() {
        return List.of("SUCCEEDED", "FAILED", "CANCELED", "EXPIRED").contains(state);
    }

    boolean succeeded() {
        return state.equals("SUCCEEDED");
    }

    /** From its birth to its end. */
    public @Nullable Duration age() {
        return finished == null ? null : Duration.between(created, finished);
    }
}
