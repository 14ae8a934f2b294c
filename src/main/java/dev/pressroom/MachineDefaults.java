package dev.pressroom;

import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Defaults that depend on the machine, below everything that anybody sets. */
public class MachineDefaults implements ConfigSource {
    private static final int BELOW_APPLICATION_PROPERTIES = 50;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Map<String, String> values = Map.of("pressroom.worker.slots", String.valueOf(CORES),
            "pressroom.forks", String.valueOf(CORES), "pressroom.broker.bulk-window", String.valueOf(2 * CORES));

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "machine";
    }

    @Override
    public int getOrdinal() {
        return BELOW_APPLICATION_PROPERTIES;
    }
}
