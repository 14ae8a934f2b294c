package dev.pressroom.audit;

import java.time.Clock;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

/** How many tokens of a key may still be written down: a client that gets one for each request tells nothing new with each. */
@ApplicationScoped
public class TokenAllowance {
    private final HourlyAllowance<String> keys;

    TokenAllowance(AuditConfig config, Clock clock) {
        keys = new HourlyAllowance<>(config.tokensPerHour(), clock);
    }

    /** @return how many were passed over since one was written; empty where this one is passed over too */
    public OptionalLong take(String keyId) {
        return keys.take(keyId);
    }
}
