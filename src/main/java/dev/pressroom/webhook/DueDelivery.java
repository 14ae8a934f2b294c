package dev.pressroom.webhook;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that a sender holds for a while, with all that sending it takes.
 *
 * @param token   only who has it may write down what came of the attempt
 * @param attempt made before this one
 * @param step    of those, since the delivery was last asked for
 * @param closed  true where its webhook is disabled or gone
 * @param body    as it was written down; empty where a door words it anew
 * @param secrets that sign; none for a callback without. To open them may fail, which must not keep others from being sent
 */
record DueDelivery(UUID id, UUID token, UUID accountId, @Nullable UUID webhookId, String messageId, int attempt,
        int step, String url, String host, boolean closed, String body, Supplier<List<WebhookSecret>> secrets,
        Subject subject) {

    /**
     * What it is about.
     *
     * @param door in whose words; null for our own
     */
    record Subject(UUID id, EventType type, @Nullable String door) {}

    /** What is sent to one host for one account goes slower or stops together. */
    String line() {
        return line(accountId, host);
    }

    static String line(UUID accountId, String host) {
        return accountId + " " + host;
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
