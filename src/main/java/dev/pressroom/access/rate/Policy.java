package dev.pressroom.access.rate;

import java.time.Duration;

/**
 * So many requests in so much time.
 *
 * @param name   as clients read it; owners of two policies of one name share what is left
 * @param quota  requests, at least 1
 * @param window a microsecond for each of the requests at least
 */
public record Policy(String name, long quota, Duration window, Manner manner) {
    /** Beyond these a row of an exact policy, which holds a time for each request, would cost more than it is worth. */
    public static final int MOST_EXACT = 1_000;

    /** How requests are counted. */
    public enum Manner {
        /**
         * By the generic cell rate algorithm: all of the quota at once, and then one more each {@code window / quota}. Just
         * after a burst a window sees up to twice the quota.
         */
        EVEN,
        /** One by one: no window of that length, wherever it begins, sees more than the quota; {@value #MOST_EXACT} at most. */
        EXACT,
        /** In windows that begin by the clock, one after another since 1970: with each of them all of the quota is there again. */
        FIXED
    }

    public Policy {
        if (quota < 1 || micros(window) / quota < 1 || (manner == Manner.EXACT && quota > MOST_EXACT)) {
            throw new IllegalArgumentException(name + ": no such policy, " + quota + " in " + window);
        }
    }

    /** Microseconds for which one request counts, where they are counted evenly. */
    long step() {
        return micros(window) / quota;
    }

    /** Microseconds for which all of them count. */
    long reach() {
        return manner == Manner.EVEN ? step() * quota : micros(window);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }
}
