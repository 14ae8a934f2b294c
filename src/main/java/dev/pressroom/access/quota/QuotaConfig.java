package dev.pressroom.access.quota;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much accounts without their own quotas may do and keep; what is not set is not limited. */
@ConfigMapping(prefix = "pressroom.quota")
public interface QuotaConfig {
    /** Jobs that wait or run. */
    OptionalLong activeJobs();

    /** Jobs accepted in a calendar month, in UTC. */
    OptionalLong jobsPerMonth();

    /** Pages of the documents made in a calendar month. */
    OptionalLong pagesPerMonth();

    /** Documents that are kept. */
    Optional<MemorySize> storage();

    /** How often each process makes one row of an account's usage of a day that is over. */
    @WithDefault("1h")
    Duration rollUp();
}
