package dev.pressroom.access;

import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Access tokens as text: JWTs as RFC 9068 has them, RS256 and nothing else, issued by us for us. */
final class TokenFormat {
    private static final String TYPE = "at+jwt";

    private final String issuer;
    private final Duration lifetime;
    private final Clock clock;

    TokenFormat(String issuer, Duration lifetime, Clock clock) {
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** What a token says: this key may do this much. */
    record Grant(UUID accountId, String keyId, Set<String> scopes) {}

    String write(Grant grant, String signingId, PrivateKey signing) {
        return write(grant, null, signingId, signing);
    }

    /** @param wanted what the client asked for, in words that open nothing; null for none */
    String write(Grant grant, @Nullable String wanted, String signingId, PrivateKey signing) {
        Instant now = clock.instant();
        JwtClaimsBuilder claims = wanted == null ? Jwt.claims() : Jwt.claims().claim("requested_scope", wanted);
        return claims.issuer(issuer).audience(issuer).subject(grant.accountId().toString())
                .claim("client_id", grant.keyId())
                .claim("scope", String.join(" ", grant.scopes().stream().sorted().toList()))
                .claim("jti", UUID.randomUUID().toString()).issuedAt(now).expiresAt(now.plus(lifetime))
                .jws().algorithm(SignatureAlgorithm.RS256).keyId(signingId).type(TYPE).sign(signing);
    }

    /** The key that a token says it was signed with; empty for what is no signed token. Nothing is verified yet. */
    static Optional<String> keyId(String token) {
        try {
            return Optional.ofNullable(JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue());
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    /** @param accepted the only keys that count; what the token says of keys or of addresses of keys does not */
    Grant read(String token, Map<String, RSAPublicKey> accepted) throws RefusedTokenException {
        try {
            requireOneSpelling(token);
            JwtClaims claims = consumer(accepted).processToClaims(token);
            return new Grant(UUID.fromString(claims.getSubject()), claims.getStringClaimValue("client_id"),
                    Set.of(claims.getStringClaimValue("scope").split(" ")));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            throw new RefusedTokenException(e);
        }
    }

    /** Base64 as lenient as the library's lets characters be added to a good signature. */
    private static void requireOneSpelling(String token) {
        String signature = token.substring(token.lastIndexOf('.') + 1);
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature)) {
            throw new IllegalArgumentException("signature is not canonical Base64url");
        }
    }

    private JwtConsumer consumer(Map<String, RSAPublicKey> accepted) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver((jws, nesting) -> key(accepted, jws.getKeyIdHeaderValue()))
                .setExpectedType(true, TYPE).setExpectedIssuer(true, issuer).setExpectedAudience(true, issuer)
                .setRequireExpirationTime().setRequireIssuedAt().setRequireSubject().setRequireJwtId()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis())).build();
    }

    private static Key key(Map<String, RSAPublicKey> accepted, String id) throws UnresolvableKeyException {
        Key key = id == null ? null : accepted.get(id);
        if (key == null) {
            throw new UnresolvableKeyException("not one of our keys");
        }
        return key;
    }

    /** A token that is not ours, not for us, or over; which of these stays in the log. */
    static final class RefusedTokenException extends Exception {
        RefusedTokenException(Exception cause) {
            super(cause);
        }
    }
}
