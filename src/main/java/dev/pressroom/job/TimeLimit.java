package dev.pressroom.job;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/** How long a job may take from its acceptance to its end; part of the job's row. */
@Embeddable
class TimeLimit {
    @Column(name = "limit_ms")
    @Nullable
    Long limitMs;

    @Nullable
    Instant deadline;

    protected TimeLimit() {}

    TimeLimit(@Nullable Duration limit, Instant from) {
        if (limit != null) {
            limitMs = limit.toMillis();
            deadline = from.plus(limit);
        }
    }
}
