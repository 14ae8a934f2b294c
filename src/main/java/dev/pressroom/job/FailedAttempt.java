package dev.pressroom.job;

import java.time.Instant;

/**
 * An attempt that ended without a document.
 *
 * @param number as in the job's count of attempts
 * @param code   as a job's error code; {@code RELEASED} where nothing was wrong
 */
public record FailedAttempt(int number, Instant startedAt, Instant endedAt, String code, String message) {}
