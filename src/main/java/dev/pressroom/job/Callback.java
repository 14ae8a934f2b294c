package dev.pressroom.job;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where the client that asks wants to hear what came of it, beside the account's webhooks.
 *
 * @param secret {@code whsec_} and Base64; null for deliveries that are not signed
 * @param events types of events, {@code job.failed}; empty for all
 */
public record Callback(String url, @Nullable String secret, Set<String> events) {
    public Callback {
        events = Set.copyOf(events);
    }

    @Override
    public String toString() {
        return "callback";
    }
}
