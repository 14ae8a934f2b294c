package dev.pressroom.webhook;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/** Writes down what came of attempts, and what follows from it for the webhook. */
@ApplicationScoped
class DeliveryLog {
    /** Only where the sender's hold has not passed to another. */
    private static final String NOTE = """
            with held as (
                update delivery
                   set lease_token = null, attempt = attempt + 1, step = step + 1, state = :state,
                       due_at = now() + :wait * interval '1 millisecond',
                       body = case when :body = '' then body else :body end, failure = nullif(:failure, ''),
                       ended_at = case when :state <> 'PENDING' then now() end
                 where id = :id and lease_token = :token and state = 'PENDING'
                returning id, attempt)
            insert into delivery_attempt (delivery_id, number, started_at, duration_ms, status, error, response)
            select id, attempt, now() - :took * interval '1 millisecond', :took, nullif(:status, 0),
                   nullif(:error, ''), case when :status <> 0 then :response end
              from held
            """;
    private static final String CLOSED = """
            update delivery set lease_token = null, state = 'FAILED', ended_at = now(), failure = :failure
             where id = :id and lease_token = :token and state = 'PENDING'
            """;
    private static final String WELL = """
            update webhook set failing_since = null, last_failed_at = null where id = :id and failing_since is not null
            """;
    /** A failure after two days without any begins anew: none of them is known to have been a failure too. */
    private static final String ILL = """
            update webhook
               set last_failed_at = now(),
                   failing_since = case when last_failed_at >= now() - interval '2 days' then failing_since else now() end
             where id = :id and (last_failed_at is null or last_failed_at < now() - interval '10 seconds')
            """;
    private static final String DISABLE_ILL = """
            update webhook set disabled_at = now(), updated_at = now(), disabled_reason =
                   'Every attempt since ' || to_char(failing_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24":"MI"Z"')
                       || ' has failed; the last: ' || :error
             where id = :id and disabled_at is null and failing_since <= now() - :after * interval '1 millisecond'
            """;
    private static final String DISABLE = """
            update webhook set disabled_at = now(), updated_at = now(), disabled_reason = :reason
             where id = :id and disabled_at is null
            """;
    private static final String UNWANTED = "The receiver answered 410: it wants no deliveries any more.";

    private final WebhookConfig config;

    DeliveryLog(WebhookConfig config) {
        this.config = config;
    }

    /**
     * One attempt.
     *
     * @param body that was made for it; empty where it was there before
     */
    record Attempted(Answer answer, Duration took, String body) {}

    /** @return false where another sender holds the delivery by now */
    Uni<Boolean> note(DueDelivery delivery, Attempted attempted, Verdict verdict) {
        Answer answer = attempted.answer();
        Map<String, Object> row = new HashMap<>(Map.of("id", delivery.id(), "token", delivery.token(), "took",
                attempted.took().toMillis(), "status", answer.status() == null ? 0 : answer.status(), "response",
                answer.response(), "body", attempted.body()));
        row.putAll(switch (verdict) {
            case Verdict.Delivered() -> outcome(DeliveryState.DELIVERED, Duration.ZERO, "", "");
            case Verdict.Again(var wait, var error, var pause) -> outcome(DeliveryState.PENDING, wait, error, "");
            case Verdict.GivenUp(var error, var why) -> outcome(DeliveryState.FAILED, Duration.ZERO, error, why);
            case Verdict.Unwanted(var error) -> outcome(DeliveryState.FAILED, Duration.ZERO, error, UNWANTED);
        });
        return Panache.withTransaction(() -> Sql.run(NOTE, row).call(count -> count == 0 || delivery.webhookId() == null
                ? Uni.createFrom().voidItem()
                : judge(delivery.webhookId(), verdict))).map(count -> count > 0);
    }

    /** Its webhook takes nothing now: no attempt is made. */
    Uni<Void> close(DueDelivery delivery, String why) {
        return Panache.withTransaction(() -> Sql.run(CLOSED, Map.of("id", delivery.id(), "token", delivery.token(),
                "failure", why))).replaceWithVoid();
    }

    private static Map<String, Object> outcome(DeliveryState state, Duration wait, String error, String failure) {
        return Map.of("state", state.name(), "wait", wait.toMillis(), "error", error, "failure", failure);
    }

    private Uni<Void> judge(UUID webhookId, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Delivered() -> Sql.run(WELL, Map.of("id", webhookId)).replaceWithVoid();
            case Verdict.Again(var wait, var error, var pause) -> blame(webhookId, error);
            case Verdict.GivenUp(var error, var why) -> blame(webhookId, error);
            case Verdict.Unwanted(var error) ->
                Sql.run(DISABLE, Map.of("id", webhookId, "reason", UNWANTED)).invoke(count -> tell(count, webhookId))
                        .replaceWithVoid();
        };
    }

    private Uni<Void> blame(UUID webhookId, @Nullable String error) {
        return Sql.run(ILL, Map.of("id", webhookId))
                .chain(() -> Sql.run(DISABLE_ILL, Map.of("id", webhookId, "error", String.valueOf(error), "after",
                        config.disableAfter().toMillis())))
                .invoke(count -> tell(count, webhookId)).replaceWithVoid();
    }

    private static void tell(int count, UUID webhookId) {
        if (count > 0) {
            Log.warnf("webhook disabled webhook=%s", webhookId);
        }
    }
}
