package dev.pressroom.access;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;

/**
 * Whose credentials these are: each door takes them from where its clients put them and asks here. Whatever is wrong with
 * them, the answer is {@link Problem.Unauthenticated}.
 */
@Startup(2) // a bad operator key is told at the start, before anything else runs
@ApplicationScoped
public class Callers {
    private final ApiKeys keys;
    private final Tokens tokens;
    private final Clock clock;
    private final Optional<OperatorKey> operator;

    Callers(ApiKeys keys, Tokens tokens, AccessConfig config, Clock clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
        operator = config.operatorKey().map(OperatorKey::parse);
    }

    /** @param key {@code <id>.<secret>} in one */
    public Uni<Caller> withKey(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? refusal() : withSecret(key.substring(0, dot), key.substring(dot + 1));
    }

    public Uni<Caller> withSecret(String id, String secret) {
        if (operator.isPresent() && operator.get().id().equals(id)) {
            return operator.get().hasSecret(secret) ? Uni.createFrom().item(OperatorKey.CALLER) : refusal();
        }
        return live(id).map(key -> {
            if (!key.hasSecret(secret)) {
                Log.infof("key refused account=%s key=%s reason=secret", key.accountId(), id);
                throw new Problem.Unauthenticated();
            }
            return admit(key, key.scopes());
        });
    }

    /** A token is good while its key is: the key's row is asked each time, so that revoking it ends its tokens too. */
    public Uni<Caller> withToken(String token) {
        return tokens.read(token).chain(grant -> live(grant.keyId()).map(key -> {
            var scopes = new HashSet<>(grant.scopes());
            scopes.retainAll(key.scopes());
            return admit(key, Set.copyOf(scopes));
        }));
    }

    private Uni<ApiKey> live(String keyId) {
        Optional<UUID> id = ApiKey.parseId(keyId);
        return id.isEmpty() ? refusal() : keys.find(id.get()).map(this::requireLive);
    }

    private ApiKey requireLive(@Nullable ApiKey key) {
        if (key == null) {
            throw new Problem.Unauthenticated();
        }
        if (!key.isLive(clock.instant())) {
            Log.infof("key refused account=%s key=%s reason=revoked or expired", key.accountId(), key.wireId());
            throw new Problem.Unauthenticated();
        }
        return key;
    }

    private Caller admit(ApiKey key, Set<String> scopes) {
        keys.noteUse(key);
        return Caller.of(key, scopes);
    }

    private static <T> Uni<T> refusal() {
        return Uni.createFrom().failure(new Problem.Unauthenticated());
    }

    /** The installation's own, from the configuration. It gets no tokens: taking it away closes every way at once. */
    private record OperatorKey(String id, byte[] secretHash) {
        static final int MIN_SECRET = 32;
        static final String KEY_ID = "operator";
        static final Caller CALLER = Caller.plain(Caller.NO_ACCOUNT, KEY_ID, Set.of(Scope.OPERATOR));

        static OperatorKey parse(String text) {
            int dot = text.indexOf('.');
            if (dot < 1 || text.indexOf('.', dot + 1) >= 0 || text.length() - dot - 1 < MIN_SECRET) {
                throw new ConfigurationException(
                        "pressroom.operator-key (PRESSROOM_OPERATOR_KEY) must be <id>.<secret>, "
                                + "a single dot in it and a secret of at least " + MIN_SECRET + " characters");
            }
            return new OperatorKey(text.substring(0, dot), Secret.hash(text.substring(dot + 1)));
        }

        boolean hasSecret(String presented) {
            return Secret.matches(secretHash, presented);
        }
    }
}
