package dev.pressroom.audit;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** How many refusals may still be written: a flood of them must not fill the disk, nor hold an account's chain. */
@ApplicationScoped
public class RefusalAllowance {
    private final HourlyAllowance<UUID> accounts;

    RefusalAllowance(AuditConfig config, Clock clock) {
        accounts = new HourlyAllowance<>(config.refusalsPerHour(), clock);
    }

    /** @return how many were passed over since one was written; empty where this one is passed over too */
    public OptionalLong take(UUID account) {
        return accounts.take(account);
    }
}
