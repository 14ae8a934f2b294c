package dev.pressroom.queue;

import java.util.Optional;
import java.util.UUID;

import io.vertx.core.json.JsonObject;

/** All that travels: the job's id. */
public record JobMessage(UUID jobId) {
    private static final String JOB = "job";

    JsonObject write() {
        return new JsonObject().put(JOB, jobId.toString());
    }

    /** Empty for what is no message of ours. */
    public static Optional<JobMessage> read(Object payload) {
        if (!(payload instanceof JsonObject json) || !(json.getValue(JOB) instanceof String id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JobMessage(UUID.fromString(id)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
