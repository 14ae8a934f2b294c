package dev.pressroom.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import dev.pressroom.PressroomConfig;
import dev.pressroom.problem.Problem;

/** Issues access tokens to keys, and tells our own from any other. */
@ApplicationScoped
public class Tokens {
    private final TokenKeys keys;
    private final TokenFormat format;
    private final Duration lifetime;

    Tokens(TokenKeys keys, PressroomConfig pressroom, AccessConfig config, Clock clock) {
        this.keys = keys;
        lifetime = config.access().tokenLifetime();
        format = new TokenFormat(pressroom.publicUrl().toString(), lifetime, clock);
    }

    /** @param token text for {@code Authorization: Bearer} */
    public record Issued(String token, Duration lifetime, Set<String> scopes) {
        @Override
        public String toString() {
            return "access token " + scopes;
        }
    }

    /** @param scopes some or all of the caller's */
    public Uni<Issued> issue(Caller caller, Set<String> scopes) {
        return issue(caller, scopes, null);
    }

    /** @param wanted scopes in words that are not ours, kept in the token and worth nothing; null for none */
    public Uni<Issued> issue(Caller caller, Set<String> scopes, @Nullable String wanted) {
        var grant = new TokenFormat.Grant(caller.accountId(), caller.keyId(), scopes);
        return keys.ring()
                .chain(ring -> VertxContextSupport
                        .executeBlocking(() -> format.write(grant, wanted, ring.signingId(), ring.signing())))
                .map(token -> new Issued(token, lifetime, scopes));
    }

    /** RFC 7517: the keys that others may verify our tokens with. */
    public Uni<List<Map<String, Object>>> publishedKeys() {
        return keys.published();
    }

    /** Only the token's own word; whether its key still stands is the caller's to ask. */
    Uni<TokenFormat.Grant> read(String token) {
        return TokenFormat.keyId(token).map(keys::ringFor)
                .orElseGet(() -> Uni.createFrom().failure(new Problem.Unauthenticated()))
                .map(ring -> read(token, ring));
    }

    private TokenFormat.Grant read(String token, TokenKeys.Ring ring) {
        try {
            return format.read(token, ring.accepted());
        } catch (TokenFormat.RefusedTokenException e) {
            Log.debugf("token refused reason=%s", e.getMessage());
            throw new Problem.Unauthenticated();
        }
    }
}
