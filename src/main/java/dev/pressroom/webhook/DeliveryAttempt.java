package dev.pressroom.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One try at a delivery, as it is kept.
 *
 * @param number   from 1
 * @param status   the answer's; null where none came
 * @param error    why it counts as failed; null where it does not
 * @param response the first kilobyte of the answer
 */
public record DeliveryAttempt(int number, Instant startedAt, long durationMs, @Nullable Integer status,
        @Nullable String error, @Nullable String response) {}
