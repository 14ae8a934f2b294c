package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Problem;
import dev.pressroom.webhook.Callbacks;
import dev.pressroom.webhook.Webhooks;

/** Webhooks on the wire; a secret goes out twice at most, when it is made and when it is rotated in. */
interface WebhooksWire {
    @Schema(name = "NewWebhook")
    record NewWebhook(
            @NotNull @Schema(description = "http or https, on port 80 or 443, at a public host.", examples = "https://example.com/hooks/pressroom") String url,
            @Schema(description = "Which events: job.succeeded, job.failed, job.canceled, job.expired, batch.completed. All where it is left out or empty.", examples = "[\"job.succeeded\", \"job.failed\"]") @Nullable List<@Nullable String> events,
            @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") @Nullable String description,
            @Schema(description = "True where it is left out.") @Nullable Boolean enabled) {

        Webhooks.Change rest() {
            return new Webhooks.Change(null, filter("#/events", events), description, enabled);
        }
    }

    @Schema(name = "WebhookChange", description = "What is left out stays as it is; an empty description removes it, no events means all.")
    record Change(@Nullable String url, @Nullable List<@Nullable String> events,
            @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") @Nullable String description,
            @Schema(description = "To enable it again forgets how it failed before.") @Nullable Boolean enabled) {

        Webhooks.Change core() {
            return new Webhooks.Change(url, filter("#/events", events), description, enabled);
        }
    }

    private static @Nullable Set<String> filter(String pointer, @Nullable List<@Nullable String> events) {
        if (events == null) {
            return null;
        }
        var named = new HashSet<String>();
        events.forEach(event -> named.add(String.valueOf(event)));
        Problem.Invalid.refuse(Callbacks.unknown(pointer, named));
        return named;
    }

    /** Beside the account's webhooks, for one job. */
    @Schema(name = "JobWebhook", description = "Where to tell of this job alone, beside the account's webhooks.")
    record Callback(
            @Schema(description = "As a webhook's.", examples = "https://example.com/hooks/invoices") @Nullable String url,
            @Schema(description = "whsec_ and 24 to 64 bytes in Base64; kept sealed. Deliveries are not signed where it is left out.", writeOnly = true) @Nullable String secret,
            @Schema(description = "All where it is left out.", examples = "[\"job.failed\"]") @Nullable List<@Nullable String> events) {

        dev.pressroom.job.Callback core() {
            if (url == null) {
                throw new Problem.Invalid("#/webhook/url", "webhook has a url.");
            }
            Set<String> named = filter("#/webhook/events", events);
            return new dev.pressroom.job.Callback(url, secret, named == null ? Set.of() : named);
        }

        @Override
        public String toString() {
            return "webhook";
        }
    }

    @Schema(name = "Webhook")
    record Webhook(String id, @Schema(examples = "webhook") String object, String url,
            @Schema(description = "Empty for all.") List<String> events, @Nullable String description,
            boolean enabled, @Schema(description = "Since when it is disabled.") @Nullable Instant disabledAt,
            @Schema(description = "Why: the account's wish, days of failures, or an answer of 410.") @Nullable String disabledReason,
            @Schema(description = "Since when every attempt has failed; absent where the last one has not.") @Nullable Instant failingSince,
            @Schema(description = "Until when the secret before the current one signs too.") @Nullable Instant previousSecretUntil,
            Instant createdAt, Instant updatedAt) {

        static Webhook of(dev.pressroom.webhook.Webhook webhook) {
            return new Webhook(Ids.WEBHOOK.of(webhook.id()), "webhook", webhook.url(),
                    webhook.events().stream().sorted().toList(), webhook.description(), webhook.disabledAt() == null,
                    webhook.disabledAt(), webhook.disabledReason(), webhook.failingSince(), webhook.previousUntil(),
                    webhook.createdAt(), webhook.updatedAt());
        }
    }

    @Schema(name = "WebhookSecret")
    record IssuedSecret(String id,
            @Schema(description = "Shown here and never again.", examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD") String secret,
            Webhook webhook) {

        static IssuedSecret of(Webhooks.Issued issued) {
            return new IssuedSecret(Ids.WEBHOOK.of(issued.webhook().id()), issued.secret().reveal(),
                    Webhook.of(issued.webhook()));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    @Schema(name = "WebhookRotation")
    record Rotation(
            @Schema(description = "For how many seconds the secret so far signs too, up to a week; 0 ends it at once. The installation's, a day as a rule, where it is left out.", examples = "86400") @Nullable Long overlapSeconds) {
        private static final long WEEK = Duration.ofDays(7).toSeconds();

        /** Empty for the installation's. */
        Optional<Duration> overlap() {
            if (overlapSeconds != null && (overlapSeconds < 0 || overlapSeconds > WEEK)) {
                throw new Problem.Invalid("#/overlapSeconds", "overlapSeconds is a number from 0 to " + WEEK + ".");
            }
            return Optional.ofNullable(overlapSeconds).map(Duration::ofSeconds);
        }
    }
}
