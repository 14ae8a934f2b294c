package dev.pressroom.seal;

import java.util.Base64;
import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;

/** The secret key as it stands in the configuration; its refusals name the setting and never the value. */
final class SecretKeyText {
    private static final int KEY_BYTES = 32;
    private static final String REMEDY = "; make one with 'openssl rand -base64 32' and keep it: what is sealed opens with no other";

    private SecretKeyText() {}

    static byte[] read(Optional<String> text) {
        String base64 = text.filter(value -> !value.isBlank())
                .orElseThrow(() -> refusal("pressroom.secret-key (PRESSROOM_SECRET_KEY) is not set"));
        byte[] key = decode(base64.strip());
        if (key.length != KEY_BYTES) {
            throw refusal("pressroom.secret-key must be 32 bytes in Base64, this one has " + key.length);
        }
        return key;
    }

    @SuppressWarnings("UnusedException") // its message would show a character of the key
    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refusal("pressroom.secret-key is not Base64");
        }
    }

    private static ConfigurationException refusal(String failure) {
        return new ConfigurationException(failure + REMEDY);
    }
}
