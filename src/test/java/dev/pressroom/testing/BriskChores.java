package dev.pressroom.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** What is over is looked for often, and no delivery is sent. */
public final class BriskChores implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pressroom.maintenance.expire", "1s", "pressroom.maintenance.sweep", "1s",
                "pressroom.webhook.send", "false");
    }
}
