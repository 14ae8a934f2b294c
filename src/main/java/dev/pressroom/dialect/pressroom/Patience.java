package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** {@code Prefer: wait=N}, RFC 7240: how long the client would rather wait than poll. What it cannot mean is passed over, as the RFC says. */
record Patience(Duration limit) {
    static final Patience NONE = new Patience(Duration.ZERO);

    private static final int MOST_SECONDS = 60;
    private static final Pattern WAIT = Pattern
            .compile("(?i)(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,18})\"?\\s*(?=$|[,;])");

    static Patience of(@Nullable String prefer) {
        Matcher matcher = WAIT.matcher(prefer == null ? "" : prefer);
        return new Patience(matcher.find()
                ? Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(matcher.group(1))))
                : Duration.ZERO);
    }

    boolean some() {
        return limit.isPositive();
    }

    /** What {@code Preference-Applied} says. */
    String applied() {
        return "wait=" + limit.toSeconds();
    }
}
