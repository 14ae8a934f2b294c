package dev.pressroom.maintenance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often each chore looks; a chore that finds nothing costs one indexed query. */
@ConfigMapping(prefix = "pressroom.maintenance")
public interface MaintenanceConfig {
    @WithDefault("5s")
    String rescue();

    @WithDefault("30s")
    String redispatch();

    @WithDefault("5s")
    String remove();
}
