package dev.pressroom.batch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/** Archives that are to be written, and how far each has come. Whoever changes a batch and its order locks them in this sequence. */
@ApplicationScoped
class ArchiveOrders {
    /** What is told under this name says only that there is an order. */
    static final String CHANNEL = "pressroom_archive";
    /** Whoever lost its order may go on storing a part for so long, see {@link ArchiveWriting}. */
    static final Duration LONGEST_PART = Duration.ofMinutes(30);

    private static final String ASK = """
            update batch set archive = 'ASKED' where id = :batch and account_id = :account
            """;
    private static final String PLACE = """
            with placed as (
                insert into archive_order (batch_id, account_id) values (:batch, :account)
                    on conflict on constraint archive_order_pk do nothing returning batch_id)
            select batch_id, cast(pg_notify('%s', '') as text) from placed
            """.formatted(CHANNEL);
    private static final String TAKE = """
            with taken as (
                update archive_order
                   set lease_token = :token, due_at = now() + :lease * interval '1 millisecond', attempt = attempt + 1
                 where batch_id = (select batch_id from archive_order where due_at <= now()
                                    order by due_at limit 1 for update skip locked)
                returning batch_id, account_id, attempt)
            select taken.batch_id, taken.account_id, attempt, number from taken join batch on batch.id = taken.batch_id
            """;
    private static final String HELD = " where batch_id = :batch and lease_token = :token";
    private static final String EXTEND = "update archive_order set due_at = now() + :lease * interval '1 millisecond'"
            + HELD;
    private static final String RELEASE = """
            update archive_order
               set due_at = now() + :pause * interval '1 millisecond', lease_token = null, attempt = attempt - :forgiven
            """ + HELD;
    private static final String LOCK = "select batch_id, attempt from archive_order" + HELD + " for update";
    private static final String FULFIL = "delete from archive_order" + HELD;
    private static final String WITHDRAW = "delete from archive_order where batch_id = :batch and account_id = :account";
    private static final String STORED = """
            select part, last_item from archive_part
             where batch_id = :batch and account_id = :account and size is not null and removes_at > now()
             order by part desc limit 1
            """;
    private static final String BEGIN_PART = """
            insert into archive_part (id, account_id, batch_id, part, key, removes_at)
            values (:id, :account, :batch, :part, :key, now() + :after * interval '1 millisecond')
            """;
    private static final String END_PART = """
            update archive_part
               set size = :size, documents = :documents, last_item = :last, removes_at = 'infinity' where id = :id
            """;
    private static final String KEEP = """
            update archive_part set removes_at = (select expires_at from batch where id = :batch)
             where batch_id = :batch and account_id = :account and size is not null and removes_at > now()
            """;
    private static final String RETIRE = """
            update archive_part set removes_at = now()
             where batch_id = :batch and account_id = :account and size is not null and removes_at > now()
            """;

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    /** An archive that this process writes, as long as it holds the token. */
    record Order(UUID batchId, UUID accountId, long batchNumber, UUID token, int attempt) {}

    /** How far an archive has come: parts that are stored, and the item of the last member that is in them, -1 for none. */
    record Progress(int parts, int lastItem) {
        static final Progress NONE = new Progress(0, -1);
    }

    /** A part that is noted and not stored yet. */
    record Begun(UUID id, int part, String key) {}

    /** In the transaction that makes the batch. */
    Uni<Void> ask(UUID accountId, UUID batchId) {
        return Sql.run(ASK, of(accountId, batchId)).replaceWithVoid();
    }

    /** In a transaction that has locked the batch. */
    Uni<Void> place(UUID accountId, UUID batchId) {
        return Sql.rows(PLACE, of(accountId, batchId)).replaceWithVoid();
    }

    /** Null where none is due. */
    Uni<@Nullable Order> take(Duration lease) {
        UUID token = UUID.randomUUID();
        return Panache.withTransaction(() -> Sql.rows(TAKE, Map.of("token", token, "lease", lease.toMillis())))
                .map(rows -> rows.isEmpty() ? null : order(rows.getFirst(), token));
    }

    private static Order order(Object[] row, UUID token) {
        return new Order((UUID) row[0], (UUID) row[1], ((Number) row[3]).longValue(), token,
                ((Number) row[2]).intValue());
    }

    /** False where it is no longer this process's. */
    Uni<Boolean> extend(Order order, Duration lease) {
        return Panache.withTransaction(() -> Sql.run(EXTEND,
                Map.of("batch", order.batchId(), "token", order.token(), "lease", lease.toMillis())))
                .map(count -> count > 0);
    }

    /** @param forgiven whether the attempt does not count */
    Uni<Void> release(Order order, Duration pause, boolean forgiven) {
        return Panache.withTransaction(() -> Sql.run(RELEASE, Map.of("batch", order.batchId(), "token", order.token(),
                "pause", pause.toMillis(), "forgiven", forgiven ? 1 : 0))).replaceWithVoid();
    }

    Uni<Progress> progress(Order order) {
        return Panache.withSession(() -> Sql.rows(STORED, of(order.accountId(), order.batchId())))
                .map(rows -> rows.isEmpty() ? Progress.NONE : progress(rows.getFirst()));
    }

    private static Progress progress(Object[] row) {
        return new Progress(((Number) row[0]).intValue(), ((Number) row[1]).intValue());
    }

    /** Notes a part that is going to be stored; where nothing more is heard of it, it is removed. */
    Uni<Begun> begin(Order order, int part) {
        UUID id = ids.generate();
        String key = order.accountId() + "/" + order.batchId() + "/" + id + "/batch_" + order.batchNumber() + "_" + part
                + ".zip";
        return Panache.withTransaction(() -> Sql.run(BEGIN_PART, Map.of("id", id, "account", order.accountId(), "batch",
                order.batchId(), "part", part, "key", key, "after", LONGEST_PART.multipliedBy(2).toMillis())))
                .replaceWith(new Begun(id, part, key));
    }

    /** @return false where the order is no longer this process's, and the part is nobody's */
    Uni<Boolean> stored(Order order, Begun part, Map<String, Object> facts) {
        Map<String, Object> row = new HashMap<>(facts);
        row.put("id", part.id());
        return Panache.withTransaction(() -> locked(order)
                .chain(held -> held ? Sql.run(END_PART, row).replaceWith(true) : Uni.createFrom().item(false)));
    }

    private static Uni<Boolean> locked(Order order) {
        return Sql.rows(LOCK, Map.of("batch", order.batchId(), "token", order.token())).map(rows -> !rows.isEmpty());
    }

    /** Ends the order in a transaction that has locked the batch; false where it is no longer this process's. */
    Uni<Boolean> fulfil(Order order) {
        return Sql.run(FULFIL, Map.of("batch", order.batchId(), "token", order.token())).map(count -> count > 0);
    }

    /** In the transaction that has completed the batch: parts stay as long as its documents. */
    Uni<Void> keepParts(UUID accountId, UUID batchId) {
        return Sql.run(KEEP, of(accountId, batchId)).replaceWithVoid();
    }

    /** Nobody sees them any more. */
    Uni<Void> retireParts(UUID accountId, UUID batchId) {
        return Sql.run(RETIRE, of(accountId, batchId)).replaceWithVoid();
    }

    /** In a transaction that has locked the batch, whose members are queued again: what was written is no more all of it. */
    Uni<Void> withdraw(UUID accountId, UUID batchId) {
        return Sql.run(WITHDRAW, of(accountId, batchId)).chain(() -> retireParts(accountId, batchId));
    }

    private static Map<String, Object> of(UUID accountId, UUID batchId) {
        return Map.of("account", accountId, "batch", batchId);
    }
}
