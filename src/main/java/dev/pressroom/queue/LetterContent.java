package dev.pressroom.queue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

import dev.pressroom.job.Lane;

/**
 * What a dead letter says and where the broker says it comes from.
 *
 * @param whole whether the payload is the message to the letter
 */
record LetterContent(@Nullable Lane lane, @Nullable String reason, String payload, boolean whole,
        @Nullable UUID jobId) {
    private static final int MAX_PAYLOAD = 16 * 1024;
    private static final int MAX_REASON = 200;

    static LetterContent of(byte[] body, Map<String, ?> headers) {
        String text = new String(body, StandardCharsets.UTF_8);
        String payload = storable(text, MAX_PAYLOAD);
        return new LetterContent(lane(death("queue", headers)), reason(headers), payload,
                Arrays.equals(payload.getBytes(StandardCharsets.UTF_8), body), jobId(text));
    }

    /** The headers named first tell of the first death for ever; brokers of other make may only have the list. */
    private static @Nullable String death(String fact, Map<String, ?> headers) {
        if (headers.get("x-first-death-" + fact) instanceof String first) {
            return first;
        }
        return headers.get("x-death") instanceof List<?> deaths && !deaths.isEmpty()
                && deaths.getLast() instanceof Map<?, ?> first && first.get(fact) instanceof String told ? told : null;
    }

    private static @Nullable String reason(Map<String, ?> headers) {
        String reason = death("reason", headers);
        return reason == null ? null : storable(reason, MAX_REASON);
    }

    private static @Nullable Lane lane(@Nullable String queue) {
        return Arrays.stream(Lane.values()).filter(lane -> Topology.queue(lane).equals(queue)).findFirst().orElse(null);
    }

    private static @Nullable UUID jobId(String text) {
        try {
            return JobMessage.read(new JsonObject(text)).map(JobMessage::jobId).orElse(null);
        } catch (DecodeException noJson) {
            return null;
        }
    }

    /** PostgreSQL's text cannot hold U+0000, nor half of a surrogate pair. */
    private static String storable(String text, int most) {
        String without = text.replace("\0", "");
        if (without.length() <= most) {
            return without;
        }
        return without.substring(0, Character.isHighSurrogate(without.charAt(most - 1)) ? most - 1 : most);
    }
}
