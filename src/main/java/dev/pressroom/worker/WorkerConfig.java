package dev.pressroom.worker;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a worker renders. */
@ConfigMapping(prefix = "pressroom.worker")
public interface WorkerConfig {
    /** Renders at a time; the machine's cores unless told. */
    int slots();

    /** Of documents whose job names none. */
    @WithDefault("en")
    Locale locale();

    /** Of dates in documents whose job names none. */
    @WithDefault("UTC")
    ZoneId zone();

    /** Whether documents are rendered at the start until the first real one is fast; the worker is ready after that. */
    @WithDefault("true")
    boolean warmUp();

    /** How long a stopping worker lets its renders go on before it gives their jobs back. */
    @WithDefault("50s")
    Duration grace();
}
