package dev.pressroom.batch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;
import dev.pressroom.Sql;
import dev.pressroom.job.JobState;
import dev.pressroom.job.MemberCounts;
import dev.pressroom.job.Members;
import dev.pressroom.webhook.Announcement;
import dev.pressroom.webhook.DeliveryRecorder;
import dev.pressroom.webhook.EventType;

/**
 * Finds out that a batch has no unfinished member left, and writes that down once, with what is owed to webhooks. Members that end
 * touch no row of their batch, or fifty thousand would stand in line for it: whoever hears that some have ended looks, after they
 * are committed, and a sweep looks for what nobody heard.
 */
@ApplicationScoped
class Completions {
    /** Members that end within this time are looked at together. */
    private static final long TOGETHER = 200;
    private static final int SOME = 500;
    private static final int MOST_SWEPT = 1000;
    /** Of the row {@code batch} of a statement. */
    static final String UNFINISHED = """
            exists (select from job where batch_id = batch.id and account_id = batch.account_id and deleted_at is null
                                      and state in ('QUEUED', 'RUNNING'))""";
    /** Its archive is to be written before it is completed. */
    private static final String ARCHIVING = "exists (select from archive_order ordered where ordered.batch_id = batch.id)";
    /** Nothing is locked while a member is unfinished, as mostly one is. */
    private static final String LOCK = """
            select id, account_id, archive is not null and canceled_at is null from batch
             where id = :id and state = 'OPEN' and not %s and not %s for update
            """.formatted(UNFINISHED, ARCHIVING);
    private static final String LOCK_ORDERED = """
            select id, account_id from batch where id = :id and account_id = :account and state = 'OPEN' for update
            """;
    /** What one process completes the others need not wait for. */
    private static final String LOCK_IF_FREE = LOCK + " skip locked";
    /** Where all ended by themselves before the call that was to cancel them, nothing came of it. */
    private static final String COMPLETE = """
            update batch set state = :state, revision = revision + 1, completed_at = now(),
                             canceled_at = case when :some then canceled_at end
             where id = :id and account_id = :account and state = 'OPEN'
            """;
    private static final String ARCHIVED = """
            update batch set archive = :archive where id = :id and account_id = :account
            """;
    private static final String TELL = "select 1, cast(pg_notify('%s', cast(:id as text)) as text)";
    private static final String OPEN = """
            select id, account_id, canceled_at is not null from batch
             where state = 'OPEN' and id > :after and (canceled_at is not null or not %s) and not %s order by id limit %d
            """
            .formatted(UNFINISHED, ARCHIVING, MOST_SWEPT);
    private static final String DELETED = """
            select id, account_id from batch
             where deleted_at is not null and exists (select from job where batch_id = batch.id and deleted_at is null)
             order by deleted_at limit 100
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private final Set<UUID> heard = ConcurrentHashMap.newKeySet();
    private final Members members;
    private final BatchRows rows;
    private final DeliveryRecorder deliveries;
    private final BatchWords words;
    private final ArchiveOrders archives;
    private final Vertx vertx;
    /** The last that the sweep has looked at; it goes on behind it. */
    private volatile UUID swept = FIRST;
    private volatile boolean stopping;

    Completions(Members members, BatchRows rows, DeliveryRecorder deliveries, BatchWords words,
            ArchiveOrders archives, Vertx vertx) {
        this.members = members;
        this.rows = rows;
        this.deliveries = deliveries;
        this.words = words;
        this.archives = archives;
        this.vertx = vertx;
    }

    /** A member of it has ended; returns at once. */
    void heard(UUID batchId) {
        if (heard.add(batchId) && !stopping) {
            vertx.setTimer(TOGETHER, timer -> {
                heard.remove(batchId);
                OwnContext.run(vertx, () -> completeIfFree(batchId)).subscribe().with(done -> {},
                        failure -> DatabaseOutage.log("batch not completed, the sweep tries again", failure));
            });
        }
    }

    /** Done when it is completed, be it by another, or has an unfinished member. @return whether it was this call that completed it */
    Uni<Boolean> complete(UUID batchId) {
        return complete(batchId, LOCK);
    }

    private Uni<Boolean> completeIfFree(UUID batchId) {
        return complete(batchId, LOCK_IF_FREE);
    }

    private Uni<Boolean> complete(UUID batchId, String lock) {
        return Panache.withTransaction(() -> Sql.rows(lock, Map.of("id", batchId))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : completeOpen((UUID) found.getFirst()[1], batchId, (boolean) found.getFirst()[2])));
    }

    /** Its row is locked. A statement sees what was committed before it began, so those below see every member that was queued again. */
    private Uni<Boolean> completeOpen(UUID accountId, UUID batchId, boolean archived) {
        return members.unfinished(accountId, batchId).chain(some -> some
                ? Uni.createFrom().item(false)
                : counts(accountId, batchId).chain(counts -> archived && counts.of(JobState.SUCCEEDED) > 0
                        ? archives.place(accountId, batchId).replaceWith(false)
                        : end(accountId, batchId, counts).replaceWith(true)));
    }

    private Uni<MemberCounts> counts(UUID accountId, UUID batchId) {
        return members.counts(accountId, List.of(batchId))
                .map(counts -> counts.getOrDefault(batchId, MemberCounts.NONE));
    }

    /**
     * Completes a batch whose archive is written, or given up.
     *
     * @return false where that order is no longer this process's
     */
    Uni<Boolean> archived(ArchiveOrders.Order order, ArchiveState state) {
        UUID account = order.accountId();
        UUID batch = order.batchId();
        return Panache.withTransaction(() -> Sql.rows(LOCK_ORDERED, Map.of("id", batch, "account", account))
                .chain(() -> archives.fulfil(order)).chain(held -> held
                        ? Sql.run(ARCHIVED, Map.of("id", batch, "account", account, "archive", state.name()))
                                .chain(() -> counts(account, batch)).chain(counts -> end(account, batch, counts))
                                .chain(() -> state == ArchiveState.WRITTEN
                                        ? archives.keepParts(account, batch)
                                        : archives.retireParts(account, batch))
                                .replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    private Uni<?> end(UUID accountId, UUID batchId, MemberCounts counts) {
        BatchState state = BatchState.ended(counts);
        Log.infof("batch completed batch=%s account=%s state=%s", batchId, accountId, state);
        return Sql.run(COMPLETE, Map.of("id", batchId, "account", accountId, "state", state.name(),
                "some", counts.of(JobState.CANCELED) > 0))
                .chain(() -> deliveries.announce(new Announcement(accountId, EventType.BATCH_COMPLETED, batchId,
                        () -> rows.find("id = ?1 and accountId = ?2", batchId, accountId).singleResult()
                                .map(batch -> words.of(new Standing(batch, counts))))))
                .chain(() -> Sql.rows(TELL.formatted(Members.CHANNEL), Map.of("id", batchId.toString())));
    }

    /** Some hundreds at a time, until none is left; what somebody holds just then is left to the sweep. */
    Uni<Void> cancelMembers(UUID accountId, UUID batchId) {
        return all(() -> members.cancel(accountId, batchId, SOME)).chain(() -> complete(batchId)).replaceWithVoid();
    }

    Uni<Void> deleteMembers(UUID accountId, UUID batchId) {
        return all(() -> members.delete(accountId, batchId, SOME));
    }

    private static Uni<Void> all(Supplier<Uni<Integer>> some) {
        return Panache.withTransaction(some)
                .chain(count -> count < SOME ? Uni.createFrom().voidItem() : all(some));
    }

    @Scheduled(every = "{pressroom.batch.sweep}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return stopping
                ? Uni.createFrom().voidItem()
                : OwnContext.run(vertx, this::sweepOnce)
                        .onFailure().invoke(failure -> DatabaseOutage.log("batches not looked after", failure))
                        .onFailure().recoverWithNull(); // the next round tries again
    }

    private Uni<Void> sweepOnce() {
        return each(OPEN, Map.of("after", swept), row -> (boolean) row[2]
                ? cancelMembers((UUID) row[1], (UUID) row[0])
                : completeIfFree((UUID) row[0]).replaceWithVoid())
                .invoke(found -> swept = found.size() < MOST_SWEPT ? FIRST : (UUID) found.getLast()[0])
                .chain(() -> each(DELETED, Map.of(), row -> deleteMembers((UUID) row[1], (UUID) row[0])))
                .replaceWithVoid();
    }

    /** One that fails keeps none of the others waiting. */
    private static Uni<List<Object[]>> each(String statement, Map<String, Object> parameters,
            Function<Object[], Uni<Void>> work) {
        return Panache.withSession(() -> Sql.rows(statement, parameters))
                .call(found -> Multi.createFrom().iterable(found)
                        .onItem().transformToUniAndConcatenate(row -> work.apply(row)
                                .onFailure().invoke(failure -> DatabaseOutage
                                        .log("batch not looked after, the next round tries again batch=" + row[0],
                                                failure))
                                .onFailure().recoverWithNull())
                        .collect().asList());
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }
}
