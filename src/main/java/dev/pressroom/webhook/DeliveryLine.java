package dev.pressroom.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

import dev.pressroom.Sql;
import dev.pressroom.seal.Seal;

/** What is due, in lines by account and host, so that one that is long or slow is not in the way of another. */
@ApplicationScoped
class DeliveryLine {
    /** The planner cannot know how few rows the limits leave, and would compile for longer than the statement runs. */
    private static final String PLAIN = "select set_config('jit', 'off', true), 1";

    /**
     * Lines are found by leaping through the index from one to the next, so a line costs the same however long it is. Two
     * processes that chose the same rows do not both get them.
     */
    private static final String TAKE = """
            with recursive line (account_id, host) as (
                (select account_id, host from delivery where state = 'PENDING' order by account_id, host limit 1)
              union all
                select next.account_id, next.host from line cross join lateral (
                       select account_id, host from delivery
                        where state = 'PENDING' and (account_id, host) > (line.account_id, line.host)
                        order by account_id, host limit 1) next
            ), open as (
                select account_id, host,
                       :perHost - coalesce(cast(cast(cast(:hosts as text) as jsonb) ->> host as int), 0) as host_room,
                       :perAccount - coalesce(cast(cast(cast(:accounts as text) as jsonb) ->> cast(account_id as text) as int), 0)
                           as account_room
                  from line where cast(cast(:paused as text) as jsonb) ->> (account_id || ' ' || host) is null
            ), chosen as (
                select due.id, due.due_at, host_room, account_room,
                       row_number() over (partition by open.host order by due.due_at) as host_place,
                       row_number() over (partition by open.account_id order by due.due_at) as account_place
                  from open cross join lateral (
                       select id, due_at from delivery
                        where state = 'PENDING' and account_id = open.account_id and host = open.host
                          and due_at <= now()
                        order by due_at limit greatest(least(host_room, account_room), 0)) due
            ), taken as (
                update delivery set lease_token = :token, due_at = now() + :lease * interval '1 millisecond'
                 where id in (select id from delivery
                               where id = any (array(select id from chosen
                                                      where host_place <= host_room and account_place <= account_room
                                                      order by host_place, due_at limit :most))
                                 and state = 'PENDING' and due_at <= now() for update skip locked)
                returning *
            )
            select taken.id, taken.account_id, webhook_id, event_id, attempt, step, coalesce(taken.url, webhook.url),
                   taken.host, webhook.disabled_at is not null or webhook.deleted_at is not null, body, subject_id,
                   taken.secret, webhook.secret, previous_secret, previous_until, taken.event, taken.door
              from taken left join webhook on webhook.id = webhook_id
            """;

    private final Seal seal;
    private final WebhookConfig config;
    private final Clock clock;

    DeliveryLine(Seal seal, WebhookConfig config, Clock clock) {
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /**
     * How much more this process can send.
     *
     * @param most     in all
     * @param hosts    requests under way by host
     * @param accounts and by account
     * @param paused   lines of {@link DueDelivery#line} that rest
     */
    record Room(int most, Map<String, Integer> hosts, Map<UUID, Integer> accounts, Set<String> paused) {
        private String accountsText() {
            var text = new JsonObject();
            accounts.forEach((account, count) -> text.put(account.toString(), count));
            return text.encode();
        }

        private String pausedText() {
            var text = new JsonObject();
            paused.forEach(line -> text.put(line, true));
            return text.encode();
        }
    }

    /** Holds what it takes for a lease; what this process does not finish by then, another takes. */
    Uni<List<DueDelivery>> take(Room room, Duration lease) {
        UUID token = UUID.randomUUID();
        Map<String, Object> order = Map.of("most", room.most(), "perHost", config.concurrencyPerHost(), "perAccount",
                config.concurrencyPerAccount(), "hosts", new JsonObject(Map.copyOf(room.hosts())).encode(), "accounts",
                room.accountsText(), "paused", room.pausedText(), "token", token, "lease", lease.toMillis());
        return Panache.withTransaction(() -> Sql.rows(PLAIN, Map.of()).chain(() -> Sql.rows(TAKE, order)))
                .map(rows -> rows.stream().map(row -> due(row, token)).toList());
    }

    private DueDelivery due(Object[] row, UUID token) {
        UUID webhookId = (UUID) row[2];
        return new DueDelivery((UUID) row[0], token, (UUID) row[1], webhookId, Delivery.messageId((UUID) row[3]),
                ((Number) row[4]).intValue(), ((Number) row[5]).intValue(), (String) row[6], (String) row[7],
                Boolean.TRUE.equals(row[8]), (String) row[9],
                () -> webhookId == null ? callback(row) : webhook(webhookId, row), new DueDelivery.Subject(
                        (UUID) row[10], EventType.of((String) row[15]).orElseThrow(), (String) row[16]));
    }

    private List<WebhookSecret> callback(Object[] row) {
        byte @Nullable [] sealed = (byte[]) row[11];
        return sealed == null ? List.of() : List.of(WebhookSecret.opened(seal, sealed, row[10]));
    }

    private List<WebhookSecret> webhook(UUID id, Object[] row) {
        var secrets = new ArrayList<WebhookSecret>();
        secrets.add(WebhookSecret.opened(seal, (byte[]) row[12], id));
        byte @Nullable [] previous = (byte[]) row[13];
        if (previous != null && ((OffsetDateTime) row[14]).toInstant().isAfter(clock.instant())) {
            secrets.add(WebhookSecret.opened(seal, previous, id));
        }
        return secrets;
    }
}
