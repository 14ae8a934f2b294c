package dev.pressroom.access;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A key pair that signs access tokens, as it rests in the database: the private half sealed. */
@Entity
@Table(name = "token_key")
class TokenKey {
    enum State {
        ACTIVE, RETIRING
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "public_key")
    private byte[] publicKey;

    @Column(name = "private_key")
    private byte[] privateKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "retire_at")
    private @Nullable Instant retireAt;

    @SuppressWarnings("NullAway.Init") // filled by the database
    protected TokenKey() {}

    String id() {
        return id;
    }

    boolean isActive() {
        return state == State.ACTIVE;
    }

    byte[] publicKey() {
        return publicKey;
    }

    byte[] privateKey() {
        return privateKey;
    }
}
