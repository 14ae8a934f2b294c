package dev.pressroom.dialect.webadmit;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether WebAdMIT's API is served, and its own limits. */
@ConfigMapping(prefix = "pressroom.dialects.webadmit")
interface WebAdmitConfig {
    /** False: its paths answer as unknown ones do. */
    @WithDefault("true")
    boolean enabled();

    /** Requests of a key in an hour. */
    @WithDefault("5000")
    long requests();

    /** Batches of an account that are under way; beyond them this API makes none. */
    @WithDefault("20")
    long activeBatches();

    /** Records of the list of one batch. */
    @WithDefault("10000")
    int records();

    /** Of a request. */
    @WithDefault("64K")
    MemorySize bodySize();

    /** How long the URL of a ZIP file works. */
    @WithDefault("30s")
    Duration linkLifetime();

    /** How long a request waits for another that makes the same batch, before it answers that the batch is being made. */
    @WithDefault("20s")
    Duration patience();
}
