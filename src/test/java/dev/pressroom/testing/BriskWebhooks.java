package dev.pressroom.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Receivers get little time, and what is due is looked for often. */
public final class BriskWebhooks implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pressroom.webhook.timeout", "2s", "pressroom.webhook.sweep", "100ms",
                "pressroom.webhook.concurrency-per-host", "2", "pressroom.webhook.max-webhooks", "5");
    }
}
