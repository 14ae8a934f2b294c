package dev.pressroom.dialect.pressroom;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.buffer.Buffer;

import dev.pressroom.job.Standing;

/** One stream of a job's events on the wire, as the HTML standard has them. */
final class JobEvents {
    private static final Buffer KEEP_ALIVE = Buffer.buffer(": nothing new\n\n");

    private final ObjectMapper json;
    private String seen;
    private boolean begun;

    /** @param lastEventId of the last event that the client has, if it has any */
    JobEvents(ObjectMapper json, @Nullable String lastEventId) {
        this.json = json;
        seen = lastEventId == null ? "" : lastEventId.strip();
    }

    /** @throws NothingFollows where the client knows the end already */
    Buffer next(Standing standing) {
        String id = String.valueOf(standing.job().revision());
        boolean news = !id.equals(seen);
        if (!news && !begun && standing.job().state().isFinal()) {
            throw new NothingFollows();
        }
        begun = true;
        seen = id;
        return news ? Buffer.buffer("id: " + id + "\nevent: state\ndata: " + data(standing) + "\n\n") : KEEP_ALIVE;
    }

    private String data(Standing standing) {
        try {
            return json.writeValueAsString(JobsTranslation.job(standing.job(), standing.failures()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends a stream before it begins, with 204. */
    static final class NothingFollows extends RuntimeException {
        NothingFollows() {
            super("the job has ended and the client knows", null, false, false);
        }
    }
}
