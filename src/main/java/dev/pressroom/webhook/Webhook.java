package dev.pressroom.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Where an account wants to hear of events; senders note by statements of their own how it fares. */
@Entity
@DynamicUpdate
@Table(name = "webhook")
public class Webhook {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String url;
    private String host;
    private @Nullable String description;
    private String[] events;
    private byte[] secret;

    @Column(name = "previous_secret")
    private byte @Nullable [] previousSecret;

    @Column(name = "previous_until")
    private @Nullable Instant previousUntil;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "disabled_reason")
    private @Nullable String disabledReason;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    @Column(name = "last_failed_at")
    private @Nullable Instant lastFailedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // filled by the database
    protected Webhook() {}

    Webhook(UUID id, UUID accountId, String url, String host, byte[] secret, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.url = url;
        this.host = host;
        this.events = new String[0];
        this.secret = secret;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void move(String to, String itsHost) {
        url = to;
        host = itsHost;
    }

    void listenTo(Set<String> types) {
        events = types.stream().sorted().toArray(String[]::new);
    }

    void describe(@Nullable String text) {
        description = text == null || text.isBlank() ? null : text;
    }

    /** What was held against it before is forgotten. */
    void enable() {
        disabledAt = null;
        disabledReason = null;
        failingSince = null;
        lastFailedAt = null;
    }

    void disable(String reason, Instant now) {
        if (disabledAt == null) {
            disabledAt = now;
            disabledReason = reason;
        }
    }

    /** @param overlapEnds until when the secret so far signs too; in the past where it must not any more */
    void rotate(byte[] next, Instant overlapEnds, Instant now) {
        boolean overlap = overlapEnds.isAfter(now);
        previousSecret = overlap ? secret : null;
        previousUntil = overlap ? overlapEnds : null;
        secret = next;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void changed(Instant now) {
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public String url() {
        return url;
    }

    String host() {
        return host;
    }

    public @Nullable String description() {
        return description;
    }

    /** Types; empty for all. */
    public Set<String> events() {
        return Set.of(events);
    }

    /** Until when the secret before the current one signs too. */
    public @Nullable Instant previousUntil() {
        return previousUntil;
    }

    public @Nullable Instant disabledAt() {
        return disabledAt;
    }

    public @Nullable String disabledReason() {
        return disabledReason;
    }

    /** Since when every attempt has failed; null where the last one has not. */
    public @Nullable Instant failingSince() {
        return failingSince;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
