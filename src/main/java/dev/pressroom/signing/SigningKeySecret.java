package dev.pressroom.signing;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a {@link SigningKey} signs with, sealed. */
@Entity
@Table(name = "signing_key_secret")
class SigningKeySecret {
    @Id
    @Column(name = "key_id")
    UUID keyId = new UUID(0, 0);

    byte[] sealed = {};

    protected SigningKeySecret() {}

    SigningKeySecret(UUID keyId, byte[] sealed) {
        this.keyId = keyId;
        this.sealed = sealed;
    }
}
