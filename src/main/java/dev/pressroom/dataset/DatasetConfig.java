package dev.pressroom.dataset;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What accounts may keep for their jobs. */
@ConfigMapping(prefix = "pressroom.dataset")
public interface DatasetConfig {
    /** Datasets of one account. */
    @WithDefault("100")
    int maxDatasets();

    /** Records of one dataset. */
    @WithDefault("100000")
    long maxRecords();

    /** Data of one record as JSON text; a line of a load may be 1 kB longer. */
    @WithDefault("1M")
    MemorySize maxRecordSize();

    /** How often each process removes what belonged to deleted datasets. */
    @WithDefault("10m")
    Duration purge();
}
