package dev.pressroom.access.limit;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long what has ended is kept, for accounts without times of their own. */
@ConfigMapping(prefix = "pressroom.retention")
public interface RetentionConfig {
    /** From a job's end to the deletion of its document, picture, data and merged HTML. */
    @WithDefault("30d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 36_500)
    Duration documents();

    /** From then to the deletion of the job itself. */
    @WithDefault("90d")
    @DurationMin
    @DurationMax(days = 36_500)
    Duration jobs();
}
