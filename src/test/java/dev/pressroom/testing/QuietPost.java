package dev.pressroom.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Nobody renders, and no delivery is sent but those that a test sends itself. */
public final class QuietPost implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pressroom.role", "api", "pressroom.webhook.send", "false", "pressroom.webhook.purge", "1h");
    }
}
