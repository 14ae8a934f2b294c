package dev.pressroom.dialect.pressroom;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.buffer.Buffer;

import dev.pressroom.batch.Standing;
import dev.pressroom.job.JobState;
import dev.pressroom.job.MemberCounts;

/** A batch's standings as one reader's server-sent events; what that reader knows already becomes a comment. */
final class BatchEvents {
    private static final Buffer KEEP_ALIVE = Buffer.buffer(":\n\n");

    private final ObjectMapper json;
    private String seen;
    private boolean begun;

    /** @param lastEventId of the last event that the client has, if it has any */
    BatchEvents(ObjectMapper json, @Nullable String lastEventId) {
        this.json = json;
        seen = lastEventId == null ? "" : lastEventId.strip();
    }

    /** @throws JobEvents.NothingFollows where the client knows the end already */
    Buffer next(Standing standing) {
        String id = id(standing);
        boolean news = !id.equals(seen);
        if (!news && !begun && standing.isFinal()) {
            throw new JobEvents.NothingFollows();
        }
        begun = true;
        seen = id;
        return news ? Buffer.buffer("id: " + id + "\nevent: progress\ndata: " + data(standing) + "\n\n") : KEEP_ALIVE;
    }

    /** The same for two standings that read the same. */
    private static String id(Standing standing) {
        MemberCounts counts = standing.counts();
        return standing.batch().revision() + "-" + counts.of(JobState.QUEUED) + "-" + counts.of(JobState.RUNNING) + "-"
                + counts.of(JobState.SUCCEEDED) + "-" + counts.of(JobState.FAILED);
    }

    private String data(Standing standing) {
        try {
            return json.writeValueAsString(BatchesTranslation.batch(standing));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
