package dev.pressroom.dialect.sqr;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether SQR's API is served, and its own limits. */
@ConfigMapping(prefix = "pressroom.dialects.sqr")
interface SqrConfig {
    /** False: its paths answer as unknown ones do. */
    @WithDefault("true")
    boolean enabled();

    /** Token requests in a minute of each client id, and of each address. */
    @WithDefault("30")
    long tokenRequests();

    /** All other requests of an account in a minute. */
    @WithDefault("600")
    long requests();

    /** Reports that an account may ask for in {@link #reportWindow}; refused requests do not count. */
    @WithDefault("10")
    long reports();

    @WithDefault("10m")
    @DurationMin(seconds = 1)
    Duration reportWindow();

    /** Its clients give a job up 5 minutes after they asked for it, and look every 15 seconds at last: by then they must see how it ended. */
    @WithDefault("4m40s")
    @DurationMin(seconds = 1)
    Duration timeLimit();

    /** True tells that a user is another account's; false answers as for one that nobody has. */
    @WithDefault("true")
    boolean tellForeignUsers();

    /** Of a request's body. */
    @WithDefault("16K")
    MemorySize bodySize();
}
