package dev.pressroom.intake;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the data of one job may be, and how long requests that named themselves are remembered. */
@ConfigMapping(prefix = "pressroom.intake")
public interface IntakeConfig {
    @WithDefault("20M")
    MemorySize dataSize();

    /** Objects and arrays in each other; the merge itself can read 100. */
    @WithDefault("64")
    @Min(1)
    @Max(100)
    int dataDepth();

    /** How long the answer to a request with an idempotency key is kept. */
    @WithDefault("24h")
    Duration idempotencyLifetime();

    /** Elements of one array. */
    @WithDefault("100000")
    int arrayLength();
}
