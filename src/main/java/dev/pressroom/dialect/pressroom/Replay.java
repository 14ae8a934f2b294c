package dev.pressroom.dialect.pressroom;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.intake.IdempotencyKey.Answer;
import dev.pressroom.intake.IdempotencyKey.Answered;

/** Answers as they are kept, and given again. */
final class Replay {
    /** Beside a 202, as the first answer had it. */
    private static final int ACCEPTED = 202;

    private Replay() {}

    static Answer of(RestResponse<?> response, ObjectMapper json) {
        String location = response.getHeaderString(HttpHeaders.LOCATION);
        try {
            return new Answer(response.getStatus(), location == null ? "" : location,
                    json.writeValueAsString(response.getEntity()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same status, body and Location, byte for byte. */
    static RestResponse<Object> of(Throwable answered) {
        Answer answer = ((Answered) answered).answer();
        var again = ResponseBuilder.<Object>create(answer.status()).entity(answer.body())
                .type(MediaType.APPLICATION_JSON).header("Idempotent-Replayed", "true")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!answer.location().isEmpty()) {
            again.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.status() == ACCEPTED) {
            again.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return again.build();
    }
}
