package dev.pressroom.dialect.influxion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether Influxion's API is served, and its own limits. */
@ConfigMapping(prefix = "pressroom.dialects.influxion")
interface InfluxionConfig {
    /** False: its paths answer as unknown ones do. */
    @WithDefault("true")
    boolean enabled();

    /** Token requests in a minute of each client id, and of each address. */
    @WithDefault("30")
    long tokenRequests();

    /** All other requests of an account in a minute. */
    @WithDefault("600")
    long requests();

    /** Jobs of an account that came by it and wait or run; beyond them this API makes none. */
    @WithDefault("1000")
    long activeJobs();

    /** Expressions of one template that comes with a request. */
    @WithDefault("5000")
    int expressions();

    /** Objects and lists of the data in each other. */
    @WithDefault("64")
    int dataDepth();
}
