package dev.pressroom.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What keeps the trail from filling the disk. */
@ConfigMapping(prefix = "pressroom.audit")
public interface AuditConfig {
    /** Refused credentials that each process writes into one chain in an hour; further ones are counted only. */
    @WithDefault("60")
    int refusalsPerHour();

    /** Tokens of one key that each process writes down in an hour; further ones are given, and counted only. */
    @WithDefault("60")
    int tokensPerHour();
}
