package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.stream.Collectors;

import dev.pressroom.access.rate.Level;
import dev.pressroom.access.rate.Policy;

/** How policies stand, as the draft of the RateLimit headers has it: lists of Structured Fields. Pure. */
final class RateHeaders {
    static final String POLICY = "RateLimit-Policy";
    static final String LIMIT = "RateLimit";

    private RateHeaders() {}

    /** {@code "key";q=100;w=60, "account";q=1000;w=60}. */
    static String policies(List<Level> levels) {
        return levels.stream().map(Level::policy).map(RateHeaders::policy).collect(Collectors.joining(", "));
    }

    /** {@code "key";r=50;t=30, "account";r=950;t=3}. */
    static String levels(List<Level> levels) {
        return levels.stream().map(level -> "\"" + level.policy().name() + "\";r=" + level.remaining() + ";t="
                + level.resetSeconds()).collect(Collectors.joining(", "));
    }

    private static String policy(Policy policy) {
        return "\"" + policy.name() + "\";q=" + policy.quota() + ";w=" + policy.window().toSeconds();
    }
}
