package dev.pressroom.webhook;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One message to one receiver, as its account sees it; it changes by statements alone, see {@link DeliveryLine}. */
@Entity
@Immutable
@Table(name = "delivery")
public class Delivery {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "webhook_id")
    private @Nullable UUID webhookId;

    @Column(name = "event_id")
    private UUID eventId;

    private String event;

    @Column(name = "subject_id")
    private UUID subjectId;

    private String host;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int attempt;

    @Column(name = "due_at")
    private Instant dueAt;

    private @Nullable String failure;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init") // filled by the database
    protected Delivery() {}

    public UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    /** Null where it goes to the callback of one job or batch. */
    public @Nullable UUID webhookId() {
        return webhookId;
    }

    /** The value of {@code webhook-id}: the same for each attempt, and for each receiver of the event. */
    public String messageId() {
        return messageId(eventId);
    }

    static String messageId(UUID eventId) {
        return "evt_" + eventId.toString().replace("-", "");
    }

    /** Its type, {@code job.succeeded}. */
    public String event() {
        return event;
    }

    /** What it is about: a job, a batch or, for a test, the webhook. */
    public UUID subjectId() {
        return subjectId;
    }

    public String host() {
        return host;
    }

    public DeliveryState state() {
        return state;
    }

    /** So far. */
    public int attempts() {
        return attempt;
    }

    /** When it is tried next, or is tried again where the attempt under way is not heard of any more; null once it has ended. */
    public @Nullable Instant dueAt() {
        return state == DeliveryState.PENDING ? dueAt : null;
    }

    /** Why it was given up. */
    public @Nullable String failure() {
        return failure;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
