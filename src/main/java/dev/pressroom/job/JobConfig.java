package dev.pressroom.job;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long and how often we try. */
@ConfigMapping(prefix = "pressroom.job")
public interface JobConfig {
    /** A worker that has not been heard of for this long has lost its attempt; several heartbeats long. */
    @WithDefault("60s")
    Duration lease();

    @WithDefault("15s")
    Duration heartbeat();

    /** Tries a job gets when the trouble is ours. */
    @WithDefault("5")
    int attempts();

    /** Attempts that may end with a lost worker before the job is given up as the cause. */
    @WithDefault("3")
    int lostWorkers();

    /** Wait before the second try; doubles with each further one. */
    @WithDefault("2s")
    Duration backoff();

    @WithDefault("5m")
    Duration backoffLimit();

    /** A queued job whose message is this old is sent again: the broker may have lost it. */
    @WithDefault("10m")
    Duration redispatchAfter();
}
