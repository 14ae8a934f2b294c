package dev.pressroom.job;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;

/**
 * What a door decides for all of its jobs, whatever their clients ask for.
 *
 * @param lenient whether a value that the data lacks prints nothing; it fails the job otherwise
 * @param limits  by {@link Limit#key}, as rows have them; those of the account hold where they are lower
 */
public record Handling(boolean lenient, Map<String, Long> limits) {
    /** A missing value prints nothing, and no limit is lower than the account's. */
    public static final Handling LENIENT = new Handling(true, Map.of());

    public Handling {
        limits = Map.copyOf(limits);
    }

    public static Handling of(boolean lenient, Map<Limit, Long> limits) {
        var named = new TreeMap<String, Long>();
        limits.forEach((limit, value) -> named.put(limit.key(), value));
        return new Handling(lenient, named);
    }

    /** A limit that a newer server wrote is passed over. */
    Limits narrowed(Limits allowed) {
        var own = new EnumMap<Limit, Long>(Limit.class);
        for (Limit limit : Limit.values()) {
            Long value = limits.get(limit.key());
            if (value != null) {
                own.put(limit, value);
            }
        }
        return allowed.narrowedBy(own);
    }
}
