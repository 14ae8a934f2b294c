package dev.pressroom.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/** Who asked for a job and by which way; part of the job's row. */
@Embeddable
class Origin {
    /** The API key. */
    @Column(name = "created_by")
    String createdBy = "";

    boolean trial;

    /** See {@link JobRequest#door}. */
    @Nullable
    String door;

    /** See {@link Handle}. */
    @Nullable
    String handle;

    @Column(name = "handle_kept")
    boolean handleKept;

    protected Origin() {}

    Origin(String keyId, JobRequest request) {
        createdBy = keyId;
        trial = request.trial();
        door = request.door();
        Handle given = request.handle();
        handle = given == null ? null : given.text();
        handleKept = given != null && given.kept();
    }
}
