package dev.pressroom.webhook;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What came of one request.
 *
 * @param status     null where no answer came
 * @param error      what happened instead of an answer
 * @param response   the answer's first kilobyte
 * @param retryAfter as the receiver asked, and unbounded
 */
record Answer(@Nullable Integer status, @Nullable String error, String response, @Nullable Duration retryAfter) {
    static Answer none(String error) {
        return new Answer(null, error, "", null);
    }
}
