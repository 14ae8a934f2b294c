package dev.pressroom.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import javax.crypto.spec.SecretKeySpec;

class TokenFormatTest {
    private static final KeyPair OURS = pair();
    private static final KeyPair OTHERS = pair();
    private static final Map<String, RSAPublicKey> ACCEPTED = Map.of("k1", (RSAPublicKey) OURS.getPublic());
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final TokenFormat.Grant GRANT = new TokenFormat.Grant(new UUID(1, 2), "pk_1",
            Set.of("jobs:read", "jobs:write"));

    private final TokenFormat format = at(NOW);

    @Test
    void readsWhatItWrote() throws Exception {
        String token = format.write(GRANT, "k1", OURS.getPrivate());

        TokenFormat.Grant read = format.read(token, ACCEPTED);

        assertThat(read).isEqualTo(GRANT);
    }

    @Test
    void writesTheClaimsOfAnAccessToken() {
        String token = format.write(GRANT, "k1", OURS.getPrivate());

        assertThat(part(token, 0)).contains("\"typ\":\"at+jwt\"", "\"alg\":\"RS256\"", "\"kid\":\"k1\"");
        assertThat(part(token, 1)).contains("\"iss\":\"https://pdf.example\"", "\"aud\":\"https://pdf.example\"",
                "\"sub\":\"" + GRANT.accountId() + "\"", "\"client_id\":\"pk_1\"",
                "\"scope\":\"jobs:read jobs:write\"", "\"iat\":" + NOW.getEpochSecond(),
                "\"exp\":" + NOW.plusSeconds(3600).getEpochSecond(), "\"jti\":");
    }

    @Test
    void findsTheKeyOfAToken() {
        String token = format.write(GRANT, "k1", OURS.getPrivate());

        assertThat(TokenFormat.keyId(token)).contains("k1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "eyJhbGciOiJSUzI1NiJ9.e30",
            "eyJhbGciOiJSUzI1NiJ9.e30.AA.."})
    void findsNoKeyInWhatIsNoToken(String text) {
        assertThat(TokenFormat.keyId(text)).isEmpty();
    }

    @Test
    void acceptsATokenUntilItsHourIsOver() throws Exception {
        String token = format.write(GRANT, "k1", OURS.getPrivate());

        TokenFormat.Grant read = at(NOW.plusSeconds(3599)).read(token, ACCEPTED);

        assertThat(read).isEqualTo(GRANT);
    }

    @Test
    void refusesATokenWhoseHourIsOver() {
        String token = format.write(GRANT, "k1", OURS.getPrivate());

        assertRefused(at(NOW.plusSeconds(3600)), token);
    }

    @Test
    void refusesAnotherInstallationsToken() {
        var elsewhere = new TokenFormat("https://other.example", Duration.ofHours(1), Clock.fixed(NOW, ZoneOffset.UTC));
        String token = elsewhere.write(GRANT, "k1", OURS.getPrivate());

        assertRefused(format, token);
    }

    @Test
    void refusesAnUnknownKeyId() {
        String token = format.write(GRANT, "k2", OURS.getPrivate());

        assertRefused(format, token);
    }

    @Test
    void refusesAnotherKeyUnderOurKeyId() {
        String token = format.write(GRANT, "k1", OTHERS.getPrivate());

        assertRefused(format, token);
    }

    @Test
    void refusesAnAlteredToken() {
        String[] parts = format.write(GRANT, "k1", OURS.getPrivate()).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("jobs:read", "operator");
        String token = parts[0] + "." + encode(claims) + "." + parts[2];

        assertRefused(format, token);
    }

    @Test
    void acceptsWhatIsRightUnderOurSignature() throws Exception {
        String token = signed(claimsWith("nonce", 1), "at+jwt");

        TokenFormat.Grant read = format.read(token, ACCEPTED);

        assertThat(read.keyId()).isEqualTo("pk_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "=", "==", "A", "AAAA", ".", "\n", " "})
    void refusesCharactersAddedToAToken(String more) {
        String token = format.write(GRANT, "k1", OURS.getPrivate());

        assertRefused(format, token + more);
    }

    @ParameterizedTest
    @CsvSource({"iss, https://other.example", "aud, https://other.example", "sub, somebody"})
    void refusesAWrongClaimUnderOurSignature(String name, String value) throws Exception {
        String token = signed(claimsWith(name, value), "at+jwt");

        assertRefused(format, token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "iat", "sub", "jti"})
    void refusesAMissingClaimUnderOurSignature(String name) throws Exception {
        String token = signed(claimsWith(name, null), "at+jwt");

        assertRefused(format, token);
    }

    @Test
    void refusesAnotherTypeUnderOurSignature() throws Exception {
        String token = signed(claimsWith("nonce", 1), "JWT");

        assertRefused(format, token);
    }

    @Test
    void refusesATokenWithoutSignature() {
        String claims = part(format.write(GRANT, "k1", OURS.getPrivate()), 1);
        String token = encode("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}") + "." + encode(claims) + ".";

        assertRefused(format, token);
    }

    @Test
    void refusesOurPublicKeyAsASharedSecret() throws Exception {
        var jws = new JsonWebSignature();
        jws.setPayload(claimsWith("nonce", 1));
        jws.setHeader("typ", "at+jwt");
        jws.setKeyIdHeaderValue("k1");
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKey(new SecretKeySpec(OURS.getPublic().getEncoded(), "HmacSHA256"));

        assertRefused(format, jws.getCompactSerialization());
    }

    @ParameterizedTest
    @ValueSource(strings = {AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256})
    void refusesEveryOtherAlgorithmOfOurKey(String algorithm) throws Exception {
        String token = signed(claimsWith("nonce", 1), "at+jwt", algorithm);

        assertRefused(format, token);
    }

    private static void assertRefused(TokenFormat format, String token) {
        assertThatThrownBy(() -> format.read(token, ACCEPTED)).isInstanceOf(TokenFormat.RefusedTokenException.class);
    }

    private static TokenFormat at(Instant now) {
        return new TokenFormat("https://pdf.example", Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Good claims but for the one given; null takes it away. */
    private static String claimsWith(String name, @Nullable Object value) {
        var claims = new JwtClaims();
        claims.setIssuer("https://pdf.example");
        claims.setAudience("https://pdf.example");
        claims.setSubject(GRANT.accountId().toString());
        claims.setClaim("client_id", "pk_1");
        claims.setClaim("scope", "keys");
        claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 60));
        claims.setJwtId("1");
        if (value == null) {
            claims.unsetClaim(name);
        } else {
            claims.setClaim(name, value);
        }
        return claims.toJson();
    }

    private static String signed(String claims, String type) throws JoseException {
        return signed(claims, type, AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    private static String signed(String claims, String type, String algorithm) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setPayload(claims);
        jws.setHeader("typ", type);
        jws.setKeyIdHeaderValue("k1");
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKey(OURS.getPrivate());
        return jws.getCompactSerialization();
    }

    private static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), UTF_8);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
