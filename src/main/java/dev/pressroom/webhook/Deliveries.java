package dev.pressroom.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Sql;
import dev.pressroom.problem.Problem;

/** Deliveries as their account sees them; every query names it. */
@ApplicationScoped
public class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {
    private static final String BODY = "select id, body from delivery where id = :id and account_id = :account";
    private static final String ATTEMPTS = """
            select number, started_at, duration_ms, status, error, response from delivery_attempt
             where delivery_id = :id order by number
            """;
    /** One that is under way is left alone: it is being sent anyway. */
    private static final String AGAIN = """
            with due as (
                update delivery
                   set state = 'PENDING', step = 0, due_at = now(), lease_token = null, failure = null, ended_at = null,
                       host = coalesce((select webhook.host from webhook where webhook.id = webhook_id), host)
                 where id = :id and account_id = :account
                   and (state <> 'PENDING' or lease_token is null or due_at < now())
                returning id)
            select id, cast(pg_notify('%s', '') as text) from due
            """.formatted(DeliveryRecorder.CHANNEL);

    private final Webhooks webhooks;
    private final DeliveryRecorder recorder;

    Deliveries(Webhooks webhooks, DeliveryRecorder recorder) {
        this.webhooks = webhooks;
        this.recorder = recorder;
    }

    /** A delivery with all there is to know. */
    public record Found(Delivery delivery, String body, List<DeliveryAttempt> attempts) {}

    /**
     * Whose deliveries.
     *
     * @param webhook true for those to a webhook, false for those about a job or batch
     */
    public record Shelf(UUID accountId, UUID id, boolean webhook) {
        private String query() {
            return "accountId = :account and " + (webhook ? "webhookId" : "subjectId") + " = :of";
        }

        private Parameters parameters() {
            return Parameters.with("account", accountId).and("of", id);
        }
    }

    /** Newest first; of one state where it is named. */
    public Uni<Slice<Delivery>> list(Shelf shelf, @Nullable DeliveryState state, Cursor cursor) {
        return Panache.withSession(() -> rows(shelf, state, cursor).range(0, cursor.fetch() - 1).list())
                .map(rows -> Slice.of(rows, cursor));
    }

    private PanacheQuery<Delivery> rows(Shelf shelf, @Nullable DeliveryState state, Cursor cursor) {
        String query = shelf.query();
        Parameters parameters = shelf.parameters();
        if (state != null) {
            query += " and state = :state";
            parameters.and("state", state);
        }
        UUID from = cursor.before() == null ? cursor.after() : cursor.before();
        if (from != null) {
            query += cursor.backwards() ? " and id > :from" : " and id < :from";
            parameters.and("from", from);
        }
        return find(query, cursor.backwards() ? Sort.ascending("id") : Sort.descending("id"), parameters);
    }

    /** Fails with {@link Problem.NotFound} where the shelf has none of that id. */
    public Uni<Found> get(Shelf shelf, UUID id) {
        return Panache.withSession(() -> find(shelf, id).chain(delivery -> Sql
                .rows(BODY, Map.of("id", id, "account", shelf.accountId()))
                .chain(body -> Sql.rows(ATTEMPTS, Map.of("id", id)).map(attempts -> new Found(delivery,
                        body.isEmpty() ? "" : (String) body.getFirst()[1],
                        attempts.stream().map(Deliveries::attempt).toList())))));
    }

    private Uni<Delivery> find(Shelf shelf, UUID id) {
        return find(shelf.query() + " and id = :id", shelf.parameters().and("id", id)).firstResult()
                .onItem().ifNull().failWith(() -> new Problem.NotFound("delivery"));
    }

    private static DeliveryAttempt attempt(Object[] row) {
        Instant startedAt = ((OffsetDateTime) row[1]).toInstant();
        return new DeliveryAttempt(((Number) row[0]).intValue(), startedAt, ((Number) row[2]).longValue(),
                row[3] == null ? null : ((Number) row[3]).intValue(), (String) row[4], (String) row[5]);
    }

    /**
     * Sends a delivery once more, with the id and the body that it had, and from the beginning of the schedule.
     *
     * @return as it stands then; fails with {@link Problem.Conflict} where its webhook is disabled
     */
    public Uni<Found> redeliver(Shelf shelf, UUID id) {
        return Panache.withTransaction(() -> find(shelf, id).call(this::refuseDisabled)
                .chain(() -> Sql.rows(AGAIN, Map.of("id", id, "account", shelf.accountId()))))
                .chain(() -> get(shelf, id));
    }

    private Uni<?> refuseDisabled(Delivery delivery) {
        return delivery.webhookId() == null
                ? Uni.createFrom().voidItem()
                : webhooks.get(delivery.accountId(), delivery.webhookId()).invoke(Deliveries::refuseDisabled);
    }

    private static void refuseDisabled(Webhook webhook) {
        if (webhook.disabledAt() != null) {
            throw new Problem.Conflict("The webhook is disabled; enable it first, with {\"enabled\": true}.");
        }
    }

    /** Sends a test; fails with {@link Problem.Conflict} where the webhook is disabled. */
    public Uni<Found> test(UUID accountId, UUID webhookId) {
        return Panache.withTransaction(() -> webhooks.get(accountId, webhookId).invoke(Deliveries::refuseDisabled)
                .chain(recorder::test)).chain(id -> get(new Shelf(accountId, webhookId, true), id));
    }
}
