package dev.pressroom.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import dev.pressroom.Sha256;

/**
 * A new key's secret, 256 random bits as text. Plain SHA-256 guards it at rest: what is as random as this cannot be guessed,
 * so a slow hash would only slow each request down.
 */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Base64url: it holds no dot, so id and secret can be told apart. */
    static Secret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String reveal() {
        return text;
    }

    byte[] hash() {
        return hash(text);
    }

    static byte[] hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes as long for a near miss as for a far one. */
    static boolean matches(byte[] hash, String presented) {
        return MessageDigest.isEqual(hash, hash(presented));
    }

    @Override
    public String toString() {
        return "secret";
    }
}
