package dev.pressroom.access.rate;

import java.time.Duration;
import java.util.OptionalLong;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often the clients of our own API may ask; nothing is counted where no number is set. */
@ConfigMapping(prefix = "pressroom.rate")
public interface RateConfig {
    /** Each API key, with its tokens. */
    Rate key();

    /** All keys of an account together. */
    Rate account();

    /** Counts one by one, so that no window sees more than its requests; for 1000 of them at most. */
    @WithDefault("false")
    boolean exact();

    /** How often each process removes what counts no more. */
    @WithDefault("1m")
    Duration sweep();

    interface Rate {
        /** In a window; accounts may have a number of their own. */
        OptionalLong requests();

        @WithDefault("1m")
        @DurationMin(seconds = 1)
        Duration window();
    }
}
