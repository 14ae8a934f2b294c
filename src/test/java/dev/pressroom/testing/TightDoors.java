package dev.pressroom.testing;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A quiet house whose other APIs have little room and little time; one start for all who look at what they say then. */
public final class TightDoors implements QuarkusTestProfile {
    private static final String DOORS = "pressroom.dialects.";

    @Override
    public Map<String, String> getConfigOverrides() {
        var tight = new HashMap<>(new QuietHouse().getConfigOverrides());
        of(tight, "pdfgorilla", Map.of("generates", "60", "new-jobs", "20", "active-jobs", "10", "active-jobs-of-key",
                "100", "start-patience", "1s", "patience", "4s", "document.inline-size", "10"));
        of(tight, "reportflow", Map.of("active-jobs", "3", "waiting", "1", "sync-time", "1s", "later-sync-time", "1s",
                "body-size", "2000", "sync-requests", "2", "async-requests", "2"));
        of(tight, "sqr", Map.of("tell-foreign-users", "false", "token-requests", "30"));
        of(tight, "webadmit", Map.of("active-batches", "1", "records", "50", "patience", "2s", "requests", "40"));
        return tight;
    }

    private static void of(Map<String, String> all, String door, Map<String, String> own) {
        own.forEach((key, value) -> all.put(DOORS + door + "." + key, value));
    }
}
