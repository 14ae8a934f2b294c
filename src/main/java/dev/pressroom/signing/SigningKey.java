package dev.pressroom.signing;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A key that an account signs documents with: what its certificate says. Its secret stands apart, see {@link SigningKeySecret}. */
@Entity
@Table(name = "signing_key")
public class SigningKey {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String name;
    private String subject;
    private String issuer;
    private String serial;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "valid_to")
    private Instant validTo;

    private String algorithm;

    @Column(name = "key_size")
    private int keySize;

    private String fingerprint;
    private int chain;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by the database
    protected SigningKey() {}

    SigningKey(UUID id, UUID accountId, String name, CertificateFacts facts, Instant createdAt) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        this.subject = facts.subject();
        this.issuer = facts.issuer();
        this.serial = facts.serial();
        this.validFrom = facts.validFrom();
        this.validTo = facts.validTo();
        this.algorithm = facts.algorithm();
        this.keySize = facts.keySize();
        this.fingerprint = facts.fingerprint();
        this.chain = facts.chain();
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public String name() {
        return name;
    }

    public CertificateFacts certificate() {
        return new CertificateFacts(subject, issuer, serial, validFrom, validTo, algorithm, keySize, fingerprint,
                chain);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
