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

    /** Attempts whose process, the worker or its fork, may die before the job is given up as the cause. */
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

    /** A job that no worker has begun after so long fails; zero lets all wait for ever. */
    @WithDefault("7d")
    Duration queueLimit();

    /** An attempt that ended in vain may still be uploading for this long; what it stored is removed after that. */
    @WithDefault("10m")
    Duration strayAfter();
}
