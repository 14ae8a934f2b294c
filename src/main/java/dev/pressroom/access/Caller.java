package dev.pressroom.access;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Retention;
import dev.pressroom.access.quota.Quotas;

/**
 * Who asks now, and what the operator chose for its account alone, which is read with the key.
 *
 * @param accountId the tenant whose rows this request may see, and no other's
 * @param keyId     the API key behind the request, also where it came with a token
 * @param scopes    what the key may do, see {@link Scope}
 */
public record Caller(UUID accountId, String keyId, Set<String> scopes, Quotas own, Map<Limit, Long> ownLimits,
        Retention.Own ownRetention) {
    /** The operator's: no row has it, so the operator sees no tenant's rows by accident. */
    static final UUID NO_ACCOUNT = new UUID(0, 0);

    static Caller of(ApiKey key, Set<String> scopes) {
        return new Caller(key.accountId(), key.wireId(), scopes, key.own(), key.ownLimits(), key.ownRetention());
    }

    /** Of an account for which nothing was chosen. */
    public static Caller plain(UUID accountId, String keyId, Set<String> scopes) {
        return new Caller(accountId, keyId, scopes, Quotas.NONE, Map.of(), Retention.Own.NONE);
    }

    /** The same with other scopes. */
    public Caller with(Set<String> others) {
        return new Caller(accountId, keyId, Set.copyOf(others), own, ownLimits, ownRetention);
    }

    /** False for the operator. */
    public boolean isOfAccount() {
        return !accountId.equals(NO_ACCOUNT);
    }
}
