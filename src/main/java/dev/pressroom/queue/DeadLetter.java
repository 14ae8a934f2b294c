package dev.pressroom.queue;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.pressroom.job.Lane;

/** A message that the broker put aside, as it was found. */
@Entity
@Table(name = "dead_letter")
public class DeadLetter {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "received_at")
    Instant receivedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    @Nullable
    Lane lane;

    @Nullable
    String reason;

    String payload = "";

    boolean whole;

    @Column(name = "job_id")
    @Nullable
    UUID jobId;

    @Column(name = "redriven_at")
    @Nullable
    Instant redrivenAt;

    protected DeadLetter() {}

    DeadLetter(UUID id, Instant receivedAt, LetterContent content) {
        this.id = id;
        this.receivedAt = receivedAt;
        lane = content.lane();
        reason = content.reason();
        payload = content.payload();
        whole = content.whole();
        jobId = content.jobId();
    }

    public UUID id() {
        return id;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** The lane it was put aside from; null where it came another way. */
    public @Nullable Lane lane() {
        return lane;
    }

    /** In the broker's words: {@code rejected}, {@code delivery_limit}; null where it told none. */
    public @Nullable String reason() {
        return reason;
    }

    public String payload() {
        return payload;
    }

    /** False where the payload is only a part of the message, or what can be shown of it. */
    public boolean whole() {
        return whole;
    }

    /** The job it speaks of, where it can be read; the job may be long gone. */
    public @Nullable UUID jobId() {
        return jobId;
    }

    /** When it was last sent back to its lane. */
    public @Nullable Instant redrivenAt() {
        return redrivenAt;
    }
}
