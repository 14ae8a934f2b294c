package dev.pressroom.dialect.influxion;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.pressroom.render.option.Standard;

/** Influxion's words, field for field. */
interface InfluxionWire {
    record Client(String id, String secret, @Nullable String scope) {
        @Override
        public String toString() {
            return id;
        }
    }

    record Token(@JsonProperty("access_token") String accessToken, @JsonProperty("token_type") String tokenType) {
        @Override
        public String toString() {
            return "token";
        }
    }

    /** @param data an object */
    record Generate(JsonNode data, @Nullable String documentId, @Nullable Standard standard,
            @Nullable String signKeyId, Text html, Text css) {}

    /**
     * Where a text comes from; the first of them that is not null.
     *
     * @param number whether the id was a number in the JSON
     */
    record Text(@Nullable String content, @Nullable String id, boolean number, @Nullable String filename) {
        static final Text NONE = new Text(null, null, false, null);

        boolean isNone() {
            return content == null && id == null && filename == null;
        }
    }

    record Accepted(@JsonProperty("job_id") long jobId) {}

    /** Every field is always there. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Status(long id, String status, @JsonProperty("created_at") String createdAt,
            @JsonProperty("started_at") @Nullable String startedAt,
            @JsonProperty("completed_at") @Nullable String completedAt, @Nullable Long size,
            @Nullable String error) {}

    /** @param detail a sentence, or a list of {@link Detail} */
    record Fault(Object detail) {}

    /** @param loc {@code body} and the names of the fields that lead to the wrong one */
    record Detail(String type, List<String> loc, String msg) {}
}
