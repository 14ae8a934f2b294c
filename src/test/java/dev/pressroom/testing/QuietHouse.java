package dev.pressroom.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Nobody renders, and no chore is done but those a test does itself. */
public final class QuietHouse implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pressroom.role", "api", "pressroom.maintenance.rescue", "1h", "pressroom.maintenance.sweep",
                "1h",
                "pressroom.maintenance.remove", "1h", "pressroom.maintenance.overdue", "1h",
                "pressroom.maintenance.expire", "1h");
    }
}
