package dev.pressroom.worker;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the documents of a batch may cost that are bound into one; limits of accounts are about documents that are rendered. */
@ConfigMapping(prefix = "pressroom.merge")
public interface MergeConfig {
    @WithDefault("5000")
    int documents();

    @WithDefault("10000")
    int pages();

    /** Of the merged PDF; worker and fork each hold it in memory once. */
    @WithDefault("100M")
    MemorySize size();

    @WithDefault("5m")
    Duration timeout();
}
