package dev.pressroom.access;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A tenant: every row that is not the installation's own belongs to one. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    private UUID id;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @SuppressWarnings("NullAway.Init") // filled by the database
    protected Account() {}

    Account(UUID id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Since when its keys open nothing; null while it is in use. */
    public @Nullable Instant disabledAt() {
        return disabledAt;
    }

    void disable(Instant at) {
        if (disabledAt == null) {
            disabledAt = at;
        }
    }
}
