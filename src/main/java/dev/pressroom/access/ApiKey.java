package dev.pressroom.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.access.limit.AccountRetention;
import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Retention;
import dev.pressroom.access.quota.Quotas;

/** One credential of an account, good at every door; of its secret only the hash is kept. */
@Entity
@Table(name = "api_key")
public class ApiKey {
    private static final String PREFIX = "pk_";
    /** These are read with the key, so that a request needs no statement more to know them. */
    private static final String OWN = "(select string_agg(q.name || '=' || q.value, ' ') from account_quota q where q.account_id = account_id)";
    private static final String OWN_LIMITS = "(" + AccountLimits.FIND + "account_id)";
    private static final String OWN_RETENTION = "(" + AccountRetention.FIND + "account_id)";
    private static final Pattern ID = Pattern
            .compile(PREFIX + "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String name;

    @Column(name = "secret_hash")
    private byte[] secretHash;

    private String[] scopes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Formula(OWN)
    private @Nullable String quotas;

    @Formula(OWN_LIMITS)
    private @Nullable String limits;

    @Formula(OWN_RETENTION)
    private @Nullable String retention;

    @SuppressWarnings("NullAway.Init") // filled by the database
    protected ApiKey() {}

    ApiKey(UUID id, ApiKeys.NewKey wanted, Secret secret, Instant createdAt) {
        this.id = id;
        this.accountId = wanted.accountId();
        this.name = wanted.name();
        this.secretHash = secret.hash();
        this.scopes = wanted.scopes().stream().sorted().toArray(String[]::new);
        this.createdAt = createdAt;
        this.expiresAt = wanted.expiresAt();
    }

    public UUID id() {
        return id;
    }

    /** The id as clients know it and as {@link Caller#keyId} and tokens carry it; it holds no dot. */
    public String wireId() {
        return PREFIX + id.toString().replace("-", "");
    }

    /** Empty for text that is no key's id. */
    public static Optional<UUID> parseId(String wireId) {
        var id = ID.matcher(wireId);
        return id.matches() ? Optional.of(UUID.fromString(id.replaceFirst("$1-$2-$3-$4-$5"))) : Optional.empty();
    }

    public UUID accountId() {
        return accountId;
    }

    public String name() {
        return name;
    }

    public Set<String> scopes() {
        return Set.of(scopes);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Behind by up to a minute. */
    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    Quotas own() {
        return Quotas.read(quotas);
    }

    Map<Limit, Long> ownLimits() {
        return AccountLimits.read(limits);
    }

    Retention.Own ownRetention() {
        return AccountRetention.read(retention);
    }

    boolean isLive(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    boolean hasSecret(String presented) {
        return Secret.matches(secretHash, presented);
    }

    void revoke(Instant at) {
        if (revokedAt == null) {
            revokedAt = at;
        }
    }
}
