package dev.pressroom.embedded;

import java.nio.file.Path;
import java.util.Optional;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The embedded servers. They listen on the loopback address only. Nobody injects this, and its keys must be known all the same. */
@Unremovable
@ConfigMapping(prefix = "pressroom.embedded")
public interface EmbeddedConfig {
    /** What the servers keep; {@code --data} wins over it. */
    @WithDefault(".pressroom")
    Path data();

    /** Where PostgreSQL's programs are unpacked, once for all data folders. */
    @WithDefault(".pressroom/programs")
    Path programs();

    /** The data folder in use: set by the start itself, for the side of it that runs inside the application. */
    Optional<Path> folder();

    /** 0 takes a free one, as in the next two. */
    @WithDefault("0")
    int postgresPort();

    @WithDefault("0")
    int brokerPort();

    @WithDefault("0")
    int s3Port();
}
