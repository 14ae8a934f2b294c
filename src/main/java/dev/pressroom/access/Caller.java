package dev.pressroom.access;

import java.util.Set;
import java.util.UUID;

import dev.pressroom.access.quota.Quotas;

/**
 * Who asks now.
 *
 * @param accountId the tenant whose rows this request may see, and no other's
 * @param keyId     the API key behind the request, also where it came with a token
 * @param scopes    what the key may do, see {@link Scope}
 * @param own       what the operator chose for its account alone, read with the key
 */
public record Caller(UUID accountId, String keyId, Set<String> scopes, Quotas own) {
    /** The operator's: no row has it, so the operator sees no tenant's rows by accident. */
    static final UUID NO_ACCOUNT = new UUID(0, 0);

    static Caller of(ApiKey key, Set<String> scopes) {
        return new Caller(key.accountId(), key.wireId(), scopes, key.own());
    }

    /** False for the operator. */
    public boolean isOfAccount() {
        return !accountId.equals(NO_ACCOUNT);
    }
}
