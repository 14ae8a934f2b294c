package dev.pressroom.dialect.reportflow;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether ReportFlow's API is served, where, and its own limits. */
@ConfigMapping(prefix = "pressroom.dialects.reportflow")
interface ReportFlowConfig {
    /** False: its paths answer as unknown ones do. */
    @WithDefault("true")
    boolean enabled();

    /** Whose sub-domains are the workspaces' own, {@code pdf.example.com}; without one no host is looked at. */
    Optional<String> baseDomain();

    /** All requests of an account in a minute. */
    @WithDefault("600")
    long requests();

    /** Those of the second generation in a minute that wait for their document. */
    @WithDefault("30")
    long syncRequests();

    /** Those of the second generation in a minute that do not, and downloads. */
    @WithDefault("100")
    long asyncRequests();

    /** Jobs of an account that wait or run; beyond them this API makes none. */
    @WithDefault("1000")
    int activeJobs();

    /** Bytes of a body of the first generation. */
    @WithDefault("20M")
    MemorySize bodySize();

    /** Bytes of a body of the second one. */
    @WithDefault("50M")
    MemorySize laterBodySize();

    /** Files of one request. */
    @WithDefault("500")
    int files();

    /** Files of one request that waits for them. */
    @WithDefault("100")
    int syncFiles();

    /** Objects and lists of the parameters in each other. */
    @WithDefault("64")
    int paramsDepth();

    /** How long a request of the first generation waits for its document. */
    @WithDefault("30s")
    Duration syncTime();

    /** How long one of the second does. */
    @WithDefault("120s")
    Duration laterSyncTime();

    /** How long a download of what is not ready waits for it. */
    @WithDefault("55s")
    Duration downloadTime();

    /** How many such downloads of an account may wait in one process. */
    @WithDefault("200")
    int waiting();
}
