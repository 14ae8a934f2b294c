package dev.pressroom.batch;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one batch may be, and how soon it is looked after. */
@ConfigMapping(prefix = "pressroom.batch")
public interface BatchConfig {
    /** Items of one batch. */
    @WithDefault("100000")
    @Min(1)
    int items();

    /** Data of all items of one batch together. */
    @WithDefault("2G")
    MemorySize dataSize();

    /** After so long without a further item, one whose items were still coming in has broken off and is removed. */
    @WithDefault("15m")
    Duration abandonAfter();

    /** How often completions are looked for that nobody noticed. */
    @WithDefault("5s")
    String sweep();
}
