package dev.pressroom.maintenance;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often each chore looks; a chore that finds nothing costs one indexed query. */
@ConfigMapping(prefix = "pressroom.maintenance")
public interface MaintenanceConfig {
    /** For attempts whose worker has fallen silent. */
    @WithDefault("5s")
    Duration rescue();

    /** For jobs whose time is over. */
    @WithDefault("5s")
    Duration overdue();

    /** For queued jobs whose message may be lost. */
    @WithDefault("30s")
    Duration redispatch();

    /** For documents of deleted jobs. */
    @WithDefault("5s")
    Duration remove();

    /** For what ends by itself: kept answers, documents and data of jobs, jobs. */
    @WithDefault("1m")
    Duration expire();

    /** For documents that attempts stored in vain, and for merged HTML whose time is over. */
    @WithDefault("1m")
    Duration sweep();
}
