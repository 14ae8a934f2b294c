package dev.pressroom.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the data of one job may be. */
@ConfigMapping(prefix = "pressroom.intake")
public interface IntakeConfig {
    @WithDefault("20M")
    MemorySize dataSize();

    /** Objects and arrays in each other; the merge itself can read 100. */
    @WithDefault("64")
    @Min(1)
    @Max(100)
    int dataDepth();

    /** Elements of one array. */
    @WithDefault("100000")
    int arrayLength();
}
