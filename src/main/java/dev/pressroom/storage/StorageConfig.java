package dev.pressroom.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The object store. */
@ConfigMapping(prefix = "pressroom.storage")
public interface StorageConfig {
    @WithDefault("pressroom")
    String bucket();

    /** Where clients reach the store, when that is another address than the one this process uses. */
    Optional<URI> publicEndpoint();

    /** How long a pre-signed link works, unless the door that asks has its own rule. */
    @WithDefault("15m")
    Duration linkLifetime();

    /** True puts the bucket into the path, as most stores that are not AWS want it; false into the host's name. */
    @WithDefault("true")
    boolean pathStyle();

    /** Of one request, beside what its bytes need. */
    @WithDefault("20s")
    Duration timeout();

    /** Until a download begins; somebody waits for it. */
    @WithDefault("8s")
    Duration openTimeout();

    /** How long a finished document is kept in memory while the store is away, before its attempt counts as failed. */
    @WithDefault("10m")
    Duration patience();
}
