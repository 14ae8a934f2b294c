package dev.pressroom.dialect.pressroom;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** Query parameters that cannot be read, as problems that point at them: {@code ?limit}. */
final class QueryFaults {
    private QueryFaults() {}

    static Problem of(String parameter, String detail) {
        return new Problem.Malformed(detail, new Violation("?" + parameter, detail));
    }
}
