package dev.pressroom.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;

/** What an attempt sends: in our words as it was written down, in a door's as they are now. */
@ApplicationScoped
class Letters {
    private final Voices voices;
    private final Clock clock;

    Letters(Voices voices, Clock clock) {
        this.voices = voices;
        this.clock = clock;
    }

    /** @param fresh true where the body was made for this attempt */
    record Letter(Map<String, String> headers, byte[] body, boolean fresh) {
        String text() {
            return fresh ? new String(body, StandardCharsets.UTF_8) : "";
        }
    }

    /** @return fails with {@link Problem.NotFound} where there is nothing left to tell of */
    Uni<Letter> of(DueDelivery delivery) {
        DueDelivery.Subject subject = delivery.subject();
        var told = new Voice.Told(delivery.accountId(), subject.id(), subject.type(), delivery.messageId(),
                clock.instant());
        return voices.of(subject.door())
                .map(voice -> voice.body(told).map(body -> letter(delivery, told, body, voice)))
                .orElseGet(() -> Uni.createFrom().item(() -> letter(delivery, told)));
    }

    private static Letter letter(DueDelivery delivery, Voice.Told told, String text, Voice voice) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new Letter(headers(voice.headers(new Voice.Signing(told, body, keys(delivery)))), body, true);
    }

    private static Letter letter(DueDelivery delivery, Voice.Told told) {
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        var signing = new Voice.Signing(told, body, keys(delivery));
        return new Letter(headers(WebhookSignature.headers(signing)), body, false);
    }

    private static List<byte[]> keys(DueDelivery delivery) {
        return delivery.secrets().get().stream().map(WebhookSecret::key).toList();
    }

    private static Map<String, String> headers(Map<String, String> own) {
        var headers = new HashMap<>(Map.of("Content-Type", "application/json", "User-Agent", "Pressroom"));
        headers.putAll(own);
        return headers;
    }
}
