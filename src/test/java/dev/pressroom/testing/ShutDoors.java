package dev.pressroom.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** An installation that speaks our own API alone. */
public final class ShutDoors implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pressroom.dialects.influxion.enabled", "false", "pressroom.dialects.reportflow.enabled",
                "false", "pressroom.dialects.sqr.enabled", "false", "pressroom.dialects.pdfgorilla.enabled", "false",
                "pressroom.dialects.webadmit.enabled", "false");
    }
}
