package dev.pressroom.intake;

import java.util.List;

import dev.pressroom.problem.Violation;

/**
 * What became of the lines of a load.
 *
 * @param lines  that had anything on them
 * @param faults of the first lines that failed, in their order
 */
public record Loaded(long lines, long created, long replaced, long failed, List<Fault> faults) {
    /**
     * @param line     its number, from 1
     * @param mistake  its pointer is within the line
     */
    public record Fault(long line, Violation mistake) {}
}
