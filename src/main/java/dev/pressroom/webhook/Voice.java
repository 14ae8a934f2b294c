package dev.pressroom.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;

/** How a door tells the callbacks of its jobs and batches, where they know no other words than its own. */
public interface Voice {
    /** The door's name. */
    String door();

    /** Asked in the transaction in which it comes to pass: false where this door has no words for it. */
    default Uni<Boolean> tells(Told told) {
        return Uni.createFrom().item(true);
    }

    /**
     * The body, JSON, made anew for each attempt.
     *
     * @return fails with {@link Problem.NotFound} where there is nothing left to tell of; no attempt is made then, nor ever again
     */
    Uni<String> body(Told told);

    /** The key of signatures that a client's text stands for; empty where it is none. */
    default Optional<byte[]> secret(String text) {
        return WebhookSecret.read(text).map(WebhookSecret::key);
    }

    /** Headers beside {@code Content-Type}; those of Standard Webhooks unless the door has its own. */
    default Map<String, String> headers(Signing signing) {
        return WebhookSignature.headers(signing);
    }

    /**
     * What has come to pass.
     *
     * @param subjectId of a job or a batch
     * @param messageId the same for each attempt
     * @param at        of the attempt
     */
    record Told(UUID accountId, UUID subjectId, EventType type, String messageId, Instant at) {}

    /**
     * What there is to sign.
     *
     * @param secrets keys; empty where the callback has none
     */
    record Signing(Told told, byte[] body, List<byte[]> secrets) {}
}
