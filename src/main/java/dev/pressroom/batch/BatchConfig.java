package dev.pressroom.batch;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

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

    /** Archives that one process writes at a time. */
    @WithDefault("2")
    @Min(1)
    int archives();

    /** Documents in one ZIP file of an archive. */
    @WithDefault("100")
    @Min(1)
    @Max(256)
    int archiveDocuments();

    /** Size of one ZIP file of an archive; a document that would go beyond it begins the next. */
    @WithDefault("512M")
    MemorySize archiveSize();

    /** After so long without a sign of the process that writes an archive, another goes on with it. */
    @WithDefault("1m")
    @DurationMin(seconds = 3)
    Duration archiveLease();
}
