package dev.pressroom.access.quota;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Values of some quotas; what has none is not limited, or is as the installation has it. */
public record Quotas(Map<Quota, Long> values) {

    public Quotas {
        values = Map.copyOf(values);
    }

    public @Nullable Long get(Quota quota) {
        return values.get(quota);
    }

    Quotas over(Quotas others) {
        var all = new EnumMap<Quota, Long>(Quota.class);
        all.putAll(others.values);
        all.putAll(values);
        return new Quotas(all);
    }
}
