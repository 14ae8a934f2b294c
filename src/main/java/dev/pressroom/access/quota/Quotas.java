package dev.pressroom.access.quota;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Values of some quotas; what has none is not limited, or is as the installation has it. */
public record Quotas(Map<Quota, Long> values) {
    public static final Quotas NONE = new Quotas(Map.of());
    private static final Map<String, Quota> BY_KEY = Stream.of(Quota.values())
            .collect(Collectors.toMap(Quota::key, quota -> quota));

    public Quotas {
        values = Map.copyOf(values);
    }

    public @Nullable Long get(Quota quota) {
        return values.get(quota);
    }

    /** @param text as {@code activeJobs=5 bodyBytes=1000}; null for none */
    public static Quotas read(@Nullable String text) {
        var values = new EnumMap<Quota, Long>(Quota.class);
        for (String pair : text == null ? new String[0] : text.split(" ")) {
            String[] parts = pair.split("=");
            Quota quota = BY_KEY.get(parts[0]);
            if (quota != null) { // a newer server may know more of them
                values.put(quota, Long.valueOf(parts[1]));
            }
        }
        return new Quotas(values);
    }

    static Set<String> keys() {
        return BY_KEY.keySet();
    }

    Quotas over(Quotas others) {
        var all = new EnumMap<Quota, Long>(Quota.class);
        all.putAll(others.values);
        all.putAll(values);
        return new Quotas(all);
    }
}
