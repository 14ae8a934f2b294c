package dev.pressroom.dialect.pressroom;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.pressroom.webhook.Deliveries;
import dev.pressroom.webhook.DeliveryAttempt;
import dev.pressroom.webhook.DeliveryState;

/** Deliveries on the wire. */
interface DeliveriesWire {
    /** In lists without payload and attempts. */
    @Schema(name = "Delivery")
    record Delivery(String id, @Schema(examples = "delivery") String object,
            @Schema(description = "The value of the header webhook-id: the same with each attempt.") String messageId,
            @Schema(description = "Absent where it goes to the webhook of one job.") @Nullable String webhook,
            @Schema(examples = "job.succeeded") String event,
            @Schema(description = "What it is about; absent where that is no job.") @Nullable String job,
            @Schema(description = "What it is about; absent where that is no batch.") @Nullable String batch,
            @Schema(examples = "example.com") String host, DeliveryState state,
            @Schema(description = "So far.") int attempts,
            @Schema(description = "When it is tried next; absent once it has ended.") @Nullable Instant nextAttemptAt,
            @Schema(description = "Why it was given up.") @Nullable String failure, Instant createdAt,
            @Nullable Instant endedAt,
            @JsonRawValue @Schema(type = SchemaType.OBJECT, description = "The body that is sent.") @Nullable String payload,
            @Schema(description = "Oldest first.") @Nullable List<Attempt> log) {

        static Delivery card(dev.pressroom.webhook.Delivery delivery) {
            return of(delivery, null, null);
        }

        static Delivery of(Deliveries.Found found) {
            return of(found.delivery(), found.body(), found.attempts().stream().map(Attempt::of).toList());
        }

        private static Delivery of(dev.pressroom.webhook.Delivery delivery, @Nullable String payload,
                @Nullable List<Attempt> attempts) {
            return new Delivery(Ids.DELIVERY.of(delivery.id()), "delivery", delivery.messageId(),
                    delivery.webhookId() == null ? null : Ids.WEBHOOK.of(delivery.webhookId()), delivery.event(),
                    delivery.event().startsWith("job.") ? Ids.JOB.of(delivery.subjectId()) : null,
                    delivery.event().startsWith("batch.") ? Ids.BATCH.of(delivery.subjectId()) : null, delivery.host(),
                    delivery.state(), delivery.attempts(), delivery.dueAt(), delivery.failure(),
                    delivery.createdAt(), delivery.endedAt(), payload, attempts);
        }
    }

    @Schema(name = "DeliveryAttempt")
    record Attempt(@Schema(description = "From 1.") int attempt, Instant startedAt, long durationMs,
            @Schema(description = "Of the answer; absent where none came.") @Nullable Integer status,
            @Schema(description = "Why it counts as failed.", examples = "Answered 500.") @Nullable String error,
            @Schema(description = "The first kilobyte of the answer.") @Nullable String response) {

        static Attempt of(DeliveryAttempt attempt) {
            return new Attempt(attempt.number(), attempt.startedAt(), attempt.durationMs(), attempt.status(),
                    attempt.error(), attempt.response());
        }
    }

    /** Of the query; null for all. */
    static @Nullable DeliveryState state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(DeliveryState.values()).filter(known -> known.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> QueryFaults.of("state",
                        "state is one of " + Arrays.toString(DeliveryState.values()) + "."));
    }
}
