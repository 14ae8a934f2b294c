package dev.pressroom.access;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may come in before any account exists, and how long tokens last. */
@ConfigMapping(prefix = "pressroom")
public interface AccessConfig {
    /** The operator's key, {@code <id>.<secret>}: it makes the accounts. It is in no table; taking it away closes it. */
    Optional<String> operatorKey();

    Access access();

    interface Access {
        /** How long an access token is good. */
        @WithDefault("1h")
        Duration tokenLifetime();

        /** How often the time of a key's last use is written down. */
        @WithDefault("1m")
        Duration noteUseEvery();
    }
}
