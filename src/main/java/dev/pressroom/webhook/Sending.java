package dev.pressroom.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.outbound.RefusedAddressException;
import dev.pressroom.seal.BrokenSealException;

/** One attempt, from the address to what is written down of it. */
@ApplicationScoped
class Sending {
    private static final String CLOSED = "The webhook is disabled.";
    private static final String UNREACHABLE = "The host does not resolve, or not to an address that may be reached from here.";

    private final RandomGenerator chance = RandomGenerator.getDefault();
    private final WebhookFence fence;
    private final WebhookClient client;
    private final DeliveryLog log;
    private final Clock clock;

    Sending(WebhookFence fence, WebhookClient client, DeliveryLog log, Clock clock) {
        this.fence = fence;
        this.client = client;
        this.log = log;
        this.clock = clock;
    }

    /** @return what is to be done next; fails where it could not be written down, and is repeated then */
    Uni<Verdict> send(DueDelivery delivery) {
        if (delivery.closed()) {
            return log.close(delivery, CLOSED).replaceWith(new Verdict.GivenUp(CLOSED, CLOSED));
        }
        long begun = System.nanoTime();
        return answer(delivery).chain(answer -> {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            Verdict verdict = Verdict.of(answer, delivery.step(), chance);
            return log.note(delivery, answer, took, verdict).invoke(noted -> {
                if (!noted) {
                    Log.infof("delivery passed to another sender meanwhile delivery=%s", delivery.id());
                }
            }).replaceWith(verdict);
        });
    }

    private Uni<Answer> answer(DueDelivery delivery) {
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        return fence.admit(delivery.url())
                .chain(to -> client.post(to, headers(delivery, body), body))
                .onFailure(RefusedAddressException.class).recoverWithItem(refused -> {
                    Log.warnf("delivery refused by the address fence account=%s delivery=%s reason=%s",
                            delivery.accountId(), delivery.id(), refused.getMessage());
                    return Answer.none(UNREACHABLE);
                })
                .onFailure(BrokenSealException.class).recoverWithItem(broken -> {
                    Log.errorf("webhook secret not opened account=%s delivery=%s cause=%s", delivery.accountId(),
                            delivery.id(), broken.getMessage());
                    return Answer.none("The secret cannot be opened; ask the operator.");
                });
    }

    private Map<String, String> headers(DueDelivery delivery, byte[] body) {
        long seconds = clock.instant().getEpochSecond();
        var headers = new HashMap<>(Map.of("Content-Type", "application/json", "User-Agent", "Pressroom",
                "webhook-id", delivery.messageId(), "webhook-timestamp", String.valueOf(seconds)));
        List<WebhookSecret> secrets = delivery.secrets().get();
        if (!secrets.isEmpty()) {
            headers.put("webhook-signature", WebhookSignature.of(delivery.messageId(), seconds, body, secrets));
        }
        return headers;
    }
}
