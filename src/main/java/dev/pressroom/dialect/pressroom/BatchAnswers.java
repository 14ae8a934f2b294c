package dev.pressroom.dialect.pressroom;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.pressroom.batch.Standing;

/** A batch with the headers that tell a client what to do next. */
final class BatchAnswers {
    private static final int POLL_SECONDS = 1;

    private BatchAnswers() {}

    /** To what made it, or set it going again. */
    static RestResponse<BatchesWire.Batch> accepted(Standing standing) {
        return answer(202, standing).header(HttpHeaders.LOCATION, BatchesTranslation.path(standing.batch())).build();
    }

    static RestResponse<BatchesWire.Batch> standing(Standing standing) {
        return answer(200, standing).build();
    }

    private static ResponseBuilder<BatchesWire.Batch> answer(int status, Standing standing) {
        var answer = ResponseBuilder.<BatchesWire.Batch>create(status).entity(BatchesTranslation.batch(standing))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return standing.isFinal() ? answer : answer.header(HttpHeaders.RETRY_AFTER, POLL_SECONDS);
    }
}
