package dev.pressroom.batch;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import dev.pressroom.job.Handle;

/** A batch's row; it changes by the guarded statements of this room alone. How its members stand is no part of it, see {@link Standing}. */
@Entity
@Immutable
@Table(name = "batch")
public class Batch {
    @Id
    UUID id = new UUID(0, 0);

    @Column(insertable = false)
    long number;

    @Column(name = "account_id")
    UUID accountId = new UUID(0, 0);

    @Column(name = "created_by")
    String createdBy = "";

    @Enumerated(EnumType.STRING)
    BatchState state = BatchState.FILLING;

    int revision = 1;

    int items;

    @Column(name = "template_id")
    @Nullable
    UUID templateId;

    @Column(name = "template_version")
    @Nullable
    Integer templateVersion;

    @ColumnTransformer(read = "cast(metadata as text)", write = "cast(cast(? as text) as jsonb)")
    String metadata = "{}";

    @Nullable
    String door;

    @Nullable
    String handle;

    @Column(name = "handle_kept")
    boolean handleKept;

    @Enumerated(EnumType.STRING)
    @Nullable
    ArchiveState archive;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "canceled_at")
    @Nullable
    Instant canceledAt;

    @Column(name = "completed_at")
    @Nullable
    Instant completedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    @Column(name = "expires_at", insertable = false)
    @Nullable
    Instant expiresAt;

    protected Batch() {}

    public UUID id() {
        return id;
    }

    /** The id of APIs whose ids are integers, unique in the installation. */
    public long number() {
        return number;
    }

    public UUID accountId() {
        return accountId;
    }

    public BatchState state() {
        return state;
    }

    /** Higher with each completion and each reopening. */
    public int revision() {
        return revision;
    }

    /** How many members it was made with. */
    public int items() {
        return items;
    }

    /** Null where its template came with it. */
    public @Nullable UUID templateId() {
        return templateId;
    }

    public @Nullable Integer templateVersion() {
        return templateVersion;
    }

    /** A JSON object, one member a dialect. */
    public String metadata() {
        return metadata;
    }

    /** That it came in by; null for our own API's. */
    public @Nullable String door() {
        return door;
    }

    /** The text of the name that its door gave it, see {@link Handle}. */
    public @Nullable String handle() {
        return handle;
    }

    /** Null where none was asked for. */
    public @Nullable ArchiveState archive() {
        return archive;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was called off; null where it was not, or was retried since. */
    public @Nullable Instant canceledAt() {
        return canceledAt;
    }

    public @Nullable Instant completedAt() {
        return completedAt;
    }

    /** When the last of its documents is deleted; null until it is completed. */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }
}
