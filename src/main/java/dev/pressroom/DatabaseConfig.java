package dev.pressroom;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The database, and how long we wait for it before we say that it is away. */
@ConfigMapping(prefix = "pressroom.database")
public interface DatabaseConfig {
    /** Whether this process brings the tables up to date when it starts. */
    @WithDefault("true")
    boolean migrate();

    /** Of one statement; a connection that says nothing for a second longer is given up. */
    @WithDefault("5s")
    Duration statementTimeout();

    /** Of the wait for a connection, a free one or a new one. */
    @WithDefault("4s")
    Duration connectionTimeout();
}
