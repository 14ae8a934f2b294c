package dev.pressroom.access;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.PressroomConfig;
import dev.pressroom.audit.Act;
import dev.pressroom.audit.Circumstances;
import dev.pressroom.audit.Outcome;
import dev.pressroom.audit.Trail;
import dev.pressroom.seal.BrokenSealException;
import dev.pressroom.seal.Seal;

/**
 * The keys that sign access tokens: made once, kept sealed in the database, so that each server of the installation signs with
 * the same one and knows the others' tokens. Held in memory; looked at again once a minute and where a token names another.
 */
@ApplicationScoped
class TokenKeys implements PanacheRepositoryBase<TokenKey, String> {
    private static final int BITS = 2048;
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Tokens can name any key: what is unknown costs a query only this often. */
    private static final Duration FRESH_FOR_UNKNOWN = Duration.ofSeconds(5);

    private final Seal seal;
    private final Clock clock;
    private final PressroomConfig config;
    private final Trail trail;
    private final AtomicReference<@Nullable Ring> held = new AtomicReference<>();

    TokenKeys(Seal seal, Clock clock, PressroomConfig config, Trail trail) {
        this.seal = seal;
        this.clock = clock;
        this.config = config;
        this.trail = trail;
    }

    /**
     * @param accepted public keys by id, the signing one's too
     * @param readAt   when it was last compared with the database
     */
    record Ring(String signingId, PrivateKey signing, Map<String, RSAPublicKey> accepted, Instant readAt) {
        /** A clock that was set back makes it old, too. */
        boolean isOlder(Duration age, Instant now) {
            return Duration.between(readAt, now).abs().compareTo(age) > 0;
        }

        Ring seenAt(Instant now) {
            return new Ring(signingId, signing, accepted, now);
        }
    }

    /** The first key takes a while to make, and a key that this secret key does not open should stop the start. */
    @SuppressWarnings("UnusedException") // with a cause, its trace would be shown instead of the sentence
    void prepare(@Observes @Priority(3) StartupEvent start) throws Throwable {
        try {
            if (config.role().servesClients()) {
                VertxContextSupport.subscribeAndAwait(this::ring);
            }
        } catch (BrokenSealException e) {
            throw new ConfigurationException("The key that signs tokens cannot be opened: " + e.getMessage());
        } catch (Throwable e) {
            if (!DatabaseOutage.caused(e)) {
                throw e;
            }
            Log.warnf("the key that signs tokens is not read yet cause=%s", DatabaseOutage.cause(e)); // the first token asks again
        }
    }

    Uni<Ring> ring() {
        return noOlderThan(FRESH);
    }

    Uni<Ring> ringFor(String keyId) {
        Ring ring = held.get();
        return ring == null || ring.accepted().containsKey(keyId) ? ring() : noOlderThan(FRESH_FOR_UNKNOWN);
    }

    /** RFC 7517: the public halves. */
    Uni<List<Map<String, Object>>> published() {
        return ring().map(ring -> ring.accepted().entrySet().stream()
                .map(key -> published(key.getKey(), key.getValue())).toList());
    }

    private Uni<Ring> noOlderThan(Duration age) {
        Ring ring = held.get();
        Instant now = clock.instant();
        if (ring == null) {
            return read();
        }
        // Only who marks the ring reads; the others go on with what they have.
        boolean mine = ring.isOlder(age, now) && held.compareAndSet(ring, ring.seenAt(now));
        return mine ? read() : Uni.createFrom().item(ring);
    }

    private Uni<Ring> read() {
        return rows().chain(rows -> rows.stream().anyMatch(TokenKey::isActive) ? Uni.createFrom().item(rows) : make())
                .map(this::open).invoke(held::set);
    }

    private Uni<List<TokenKey>> rows() {
        return Panache.withSession(() -> list("retireAt is null or retireAt > ?1", clock.instant()));
    }

    private Uni<List<TokenKey>> make() {
        return VertxContextSupport.executeBlocking(TokenKeys::generate).chain(this::insertIfNoneIsActive)
                .chain(this::rows);
    }

    private Uni<Void> insertIfNoneIsActive(KeyPair pair) {
        String id = jwk((RSAPublicKey) pair.getPublic()).calculateBase64urlEncodedThumbprint("SHA-256");
        byte[] sealed = seal.close(pair.getPrivate().getEncoded(), purpose(id));
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into token_key (id, state, public_key, private_key, created_at)
                values (?1, 'ACTIVE', ?2, ?3, ?4) on conflict do nothing""").setParameter(1, id)
                .setParameter(2, pair.getPublic().getEncoded()).setParameter(3, sealed)
                .setParameter(4, clock.instant()).executeUpdate())
                .call(count -> count == 0 ? Uni.createFrom().voidItem() : made(id))).replaceWithVoid();
    }

    private Uni<Void> made(String id) {
        return trail.append(new Act(Trail.INSTALLATION, "system", "token-key.created", id, Outcome.DONE, Map.of()),
                Circumstances.NONE);
    }

    private Ring open(List<TokenKey> rows) {
        TokenKey active = rows.stream().filter(TokenKey::isActive).findFirst().orElseThrow();
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            byte[] secret = seal.open(active.privateKey(), purpose(active.id()));
            var accepted = new HashMap<String, RSAPublicKey>();
            for (TokenKey row : rows) {
                accepted.put(row.id(), (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(row.publicKey())));
            }
            PrivateKey signing = rsa.generatePrivate(new PKCS8EncodedKeySpec(secret));
            return new Ring(active.id(), signing, Map.copyOf(accepted), clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a token key cannot be read key=" + active.id(), e);
        }
    }

    private static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return generator.generateKeyPair();
    }

    private static Map<String, Object> published(String id, RSAPublicKey key) {
        RsaJsonWebKey jwk = jwk(key);
        jwk.setKeyId(id);
        jwk.setUse("sig");
        jwk.setAlgorithm("RS256");
        return jwk.toParams(RsaJsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static RsaJsonWebKey jwk(RSAPublicKey key) {
        return new RsaJsonWebKey(key);
    }

    private static String purpose(String id) {
        return "token-key:" + id;
    }
}
