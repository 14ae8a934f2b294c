package dev.pressroom.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Symmetric signatures of Standard Webhooks 1.0.0: HMAC-SHA256 over id, time and the very bytes that are sent. */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /** All headers that Standard Webhooks wants. */
    static Map<String, String> headers(Voice.Signing signing) {
        Voice.Told told = signing.told();
        long seconds = told.at().getEpochSecond();
        var headers = new HashMap<>(
                Map.of("webhook-id", told.messageId(), "webhook-timestamp", String.valueOf(seconds)));
        if (!signing.secrets().isEmpty()) {
            headers.put("webhook-signature", of(told.messageId(), seconds, signing.body(), signing.secrets()));
        }
        return headers;
    }

    /**
     * @param timestamp seconds since 1970, of the attempt
     * @param secrets   keys; each signs, so that a receiver may know any of them
     * @return the value of {@code webhook-signature}
     */
    static String of(String id, long timestamp, byte[] body, List<byte[]> secrets) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, head, body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] mac(byte[] secret, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }
}
