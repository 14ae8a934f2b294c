package dev.pressroom.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.runtime.Startup;

import dev.pressroom.PressroomConfig;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes and opens secrets under the installation's secret key. The envelope is a version byte, four bytes that tell the key,
 * the nonce, then the ciphertext with its tag; version, key and purpose are authenticated with it.
 */
@Startup(1) // first of all: without a usable secret key the server does not start
@ApplicationScoped
public class Seal {
    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final byte[] header;

    @Inject
    Seal(PressroomConfig config) {
        this(SecretKeyText.read(config.secretKey()));
    }

    Seal(byte[] secretKey) {
        key = new SecretKeySpec(secretKey, "AES");
        header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).put(keyId(secretKey)).array();
    }

    /** @param purpose what the secret is for and whose it is, {@code token-key:<id>}; it opens under no other */
    public byte[] close(byte[] secret, String purpose) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + closed.length).put(header).put(nonce).put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    /** @throws BrokenSealException where it was closed under another key or for another purpose, or was altered since */
    public byte[] open(byte[] envelope, String purpose) {
        if (envelope.length < HEADER_BYTES + NONCE_BYTES + TAG_BITS / 8 || envelope[0] != VERSION) {
            throw new BrokenSealException("this is no sealed secret", null);
        }
        if (!Arrays.equals(header, 0, HEADER_BYTES, envelope, 0, HEADER_BYTES)) {
            throw new BrokenSealException("sealed under another secret key: check pressroom.secret-key", null);
        }
        byte[] nonce = Arrays.copyOfRange(envelope, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
        int start = HEADER_BYTES + NONCE_BYTES;
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(envelope, start, envelope.length - start);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException("altered, or sealed for another purpose than " + purpose, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] keyId(byte[] secretKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("pressroom seal key id".getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(secretKey), KEY_ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
