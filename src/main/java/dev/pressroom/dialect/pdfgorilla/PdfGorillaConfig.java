package dev.pressroom.dialect.pdfgorilla;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether PDF Gorilla's API is served, and its own limits. */
@ConfigMapping(prefix = "pressroom.dialects.pdfgorilla")
interface PdfGorillaConfig {
    /** False: its paths answer as unknown ones do. */
    @WithDefault("true")
    boolean enabled();

    /** Requests for documents of a key in a minute, those that repeat one too. */
    @WithDefault("60")
    long generates();

    /** New jobs of a key in a minute. */
    @WithDefault("20")
    long newJobs();

    /** All other requests of a key in a minute. */
    @WithDefault("600")
    long requests();

    /** Jobs of an account that wait or run at a time; an account's own number goes before it. */
    @WithDefault("10")
    long activeJobs();

    /** The same of one key. */
    @WithDefault("20")
    long activeJobsOfKey();

    /** Bytes of a body. */
    @WithDefault("512K")
    MemorySize bodySize();

    /** How long documents are kept, for accounts without a time of their own. */
    @WithDefault("7d")
    Duration retention();

    @WithDefault("5m")
    Duration linkLifetime();

    /** How long a client waits at most for a document that it wants at once. */
    @WithDefault("90s")
    Duration patience();

    /** How long of it for somebody to take up the job. */
    @WithDefault("30s")
    Duration startPatience();
}
