package dev.pressroom.webhook;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import dev.pressroom.seal.Seal;

/** The key of HMAC signatures: shown as {@code whsec_} and Base64, used as the bytes that this stands for. */
public final class WebhookSecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "whsec_";
    private static final int NEW_BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    static WebhookSecret random() {
        var key = new byte[NEW_BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /** Empty for what is not 24 to 64 bytes in Base64; the prefix may be missing, as in the specification's libraries. */
    public static Optional<WebhookSecret> read(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            return key.length < LEAST_BYTES || key.length > MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(new WebhookSecret(key));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** A key as it is. */
    static WebhookSecret of(byte[] key) {
        return new WebhookSecret(key.clone());
    }

    /** As its owner must see it, once. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] key() {
        return key;
    }

    /** @param owner the id of the webhook or of the callback's subject: it opens for no other */
    byte[] sealed(Seal seal, Object owner) {
        return seal.close(key, purpose(owner));
    }

    static WebhookSecret opened(Seal seal, byte[] sealed, Object owner) {
        return new WebhookSecret(seal.open(sealed, purpose(owner)));
    }

    private static String purpose(Object owner) {
        return "webhook-secret:" + owner;
    }

    @Override
    public String toString() {
        return "webhook secret";
    }
}
