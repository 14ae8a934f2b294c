package dev.pressroom.intake;

import java.util.HexFormat;
import java.util.UUID;

/**
 * The name that a client gave one request, so that it can send it again and have it done once.
 *
 * @param endpoint    method and path; the same text elsewhere is another key
 * @param key         as the client wrote it, without quotes
 * @param fingerprint SHA-256 of the body as 64 hex digits
 */
public record IdempotencyKey(UUID accountId, String endpoint, String key, String fingerprint) {

    byte[] fingerprintBytes() {
        return HexFormat.of().parseHex(fingerprint);
    }

    /** What its answer is sealed for, and what its lock is named after. */
    String purpose() {
        return "idempotency-key:" + accountId + ":" + endpoint + ":" + key;
    }

    /**
     * What a request was answered.
     *
     * @param location of what was made, empty where it has none
     * @param body     JSON text
     */
    public record Answer(int status, String location, String body) {
        @Override
        public String toString() {
            return status + " " + location; // the body may show a secret
        }
    }

    /** Not a refusal: this request has been answered before, and here is the answer. */
    public static final class Answered extends RuntimeException {
        private final transient Answer answer;

        Answered(Answer answer) {
            super("answered before", null, false, false);
            this.answer = answer;
        }

        public Answer answer() {
            return answer;
        }
    }
}
