package dev.pressroom.job;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A job as it stands in its row; it changes by the guarded statements of this room alone, never by an object's write. */
@Entity
@Immutable
@Table(name = "job")
public class Job {
    @Id
    UUID id = new UUID(0, 0);

    @Column(insertable = false)
    long number;

    @Column(name = "account_id")
    UUID accountId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    JobState state = JobState.QUEUED;

    int revision = 1;

    @Enumerated(EnumType.STRING)
    Lane lane = Lane.EXPRESS;

    int attempt;

    @Column(name = "template_id")
    @Nullable
    UUID templateId;

    @Column(name = "template_version")
    @Nullable
    Integer templateVersion;

    @Nullable
    String filename;

    @ColumnTransformer(read = "cast(metadata as text)", write = "cast(cast(? as text) as jsonb)")
    String metadata = "{}";

    @ColumnTransformer(read = "cast(options as text)", write = "cast(cast(? as text) as jsonb)")
    String options = "{}";

    boolean silent;

    @Embedded
    Origin origin = new Origin();

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    @Embedded
    Term term = new Term();

    @Embedded
    TimeLimit limit = new TimeLimit();

    @Column(name = "batch_id", insertable = false)
    @Nullable
    UUID batchId;

    @Column(name = "batch_item", insertable = false)
    @Nullable
    Integer batchItem;

    @Nullable
    Long size;

    @Nullable
    String sha256;

    @Nullable
    Integer pages;

    @Column(name = "duration_ms")
    @Nullable
    Long durationMs;

    @Column(name = "document_key")
    @Nullable
    String documentKey;

    @ColumnTransformer(read = "cast(report as text)", write = "cast(cast(? as text) as jsonb)")
    @Nullable
    String report;

    @Column(name = "error_code")
    @Nullable
    String errorCode;

    @Column(name = "error_message")
    @Nullable
    String errorMessage;

    protected Job() {}

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

    public JobState state() {
        return state;
    }

    /** From 1, higher with each change of the state. */
    public int revision() {
        return revision;
    }

    public Lane lane() {
        return lane;
    }

    /** Tries so far; 0 until the first begins. */
    public int attempt() {
        return attempt;
    }

    int attemptsEndedInVain() {
        return switch (state) {
            case QUEUED, FAILED, CANCELED -> attempt;
            case RUNNING, SUCCEEDED, EXPIRED -> attempt - 1;
        };
    }

    public @Nullable UUID templateId() {
        return templateId;
    }

    public @Nullable Integer templateVersion() {
        return templateVersion;
    }

    /** What a download is called, ending in {@code .pdf}; null where the client named nothing. */
    public @Nullable String filename() {
        return filename;
    }

    /** A JSON object, one member a dialect. */
    public String metadata() {
        return metadata;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When the first attempt began. */
    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    /** When document and data are deleted, or were to be; null until the job has ended. */
    public @Nullable Instant expiresAt() {
        return term.expiresAt;
    }

    /** Null where it is no batch's. */
    public @Nullable UUID batchId() {
        return batchId;
    }

    /** Its place in the batch, from 0. */
    public @Nullable Integer batchItem() {
        return batchItem;
    }

    /** The document, where there is one to be had. */
    public @Nullable Result result() {
        if (state != JobState.SUCCEEDED || documentKey == null || size == null || sha256 == null || pages == null) {
            return null;
        }
        return new Result(documentKey, size, sha256, pages, report == null ? "{}" : report);
    }

    /** Bytes of the document, also once it has expired; null where there has been none. */
    public @Nullable Long size() {
        return size;
    }

    /** JSON, what the template's author should know of the last render that ended; null where none has. */
    public @Nullable String report() {
        return report;
    }

    /** From the start of the first attempt to the end. */
    public @Nullable Long durationMs() {
        return durationMs;
    }

    public @Nullable String errorCode() {
        return errorCode;
    }

    public @Nullable String errorMessage() {
        return errorMessage;
    }

    /** Where the picture of a document stands, if one was asked for. */
    public static String pictureKey(String documentKey) {
        return documentKey.replaceFirst("\\.pdf$", ".png");
    }

    /** @param report JSON */
    public record Result(String documentKey, long size, String sha256, int pages, String report) {
        public String pictureKey() {
            return Job.pictureKey(documentKey);
        }
    }
}
