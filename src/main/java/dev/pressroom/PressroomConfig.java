package dev.pressroom;

import java.net.URI;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What every room may need to know of the installation. */
@ConfigMapping(prefix = "pressroom")
public interface PressroomConfig {
    /** {@code all}, {@code api} or {@code worker}. */
    @WithDefault("all")
    Role role();

    /** Child processes that render, one document at a time each; 0 renders in this process. As many as the machine has cores unless told. */
    int forks();

    /** Where clients reach this installation; the base of every absolute link, without a trailing slash. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** 32 bytes in Base64: seals secrets at rest. Required outside the embedded mode. */
    Optional<String> secretKey();

    /** The largest body that is read; larger ones are refused before. */
    @WithDefault("20M")
    MemorySize maxBodySize();

    /** True where the embedded servers run in this process tree. */
    @WithDefault("false")
    boolean embedded();
}
