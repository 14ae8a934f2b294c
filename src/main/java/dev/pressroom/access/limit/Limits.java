package dev.pressroom.access.limit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** A value for every limit: what holds, or what is possible at most. */
public record Limits(Map<Limit, Long> values) {

    public Limits {
        values = Map.copyOf(values);
        for (Limit limit : Limit.values()) {
            if (!values.containsKey(limit)) {
                throw new IllegalArgumentException("no value for " + limit);
            }
        }
    }

    public long get(Limit limit) {
        return values.getOrDefault(limit, 0L); // each is there
    }

    /** For limits of what is counted in an {@code int}; larger values are as good as none. */
    public int count(Limit limit) {
        return (int) Math.min(Integer.MAX_VALUE, get(limit));
    }

    public Duration time(Limit limit) {
        return Duration.ofMillis(get(limit));
    }

    /** These as maxima: the lower of both holds, whenever either was set. */
    public Limits narrowedBy(Map<Limit, Long> own) {
        var narrowed = new EnumMap<>(values);
        own.forEach((limit, value) -> narrowed.merge(limit, value, Math::min));
        return new Limits(narrowed);
    }
}
