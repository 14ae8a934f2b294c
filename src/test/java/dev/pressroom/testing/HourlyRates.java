package dev.pressroom.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Requests are counted by the hour, so that time plays no part in a test. */
public final class HourlyRates implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pressroom.rate.key.window", "1h", "pressroom.rate.account.window", "1h");
    }
}
