package dev.pressroom.job;

import java.util.Map;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Tells every process that a job's state changed, when and only when the caller's transaction commits. */
final class Announcement {
    static final String CHANNEL = "pressroom_job";

    private Announcement() {}

    static Uni<Void> of(UUID jobId) {
        return Sql.rows("select 1, cast(pg_notify('" + CHANNEL + "', :id) as text)", Map.of("id", jobId.toString()))
                .replaceWithVoid();
    }
}
