package dev.pressroom.job;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept of jobs that ask to be debugged. */
@ConfigMapping(prefix = "pressroom.debug")
public interface DebugConfig {
    /** How long the merged HTML of such a job is kept; it holds the job's data in the clear. */
    @WithDefault("24h")
    Duration keep();
}
