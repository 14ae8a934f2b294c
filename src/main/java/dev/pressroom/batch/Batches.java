package dev.pressroom.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Sql;
import dev.pressroom.Walk;
import dev.pressroom.job.Handle;
import dev.pressroom.job.HandleTaken;
import dev.pressroom.job.MemberCounts;
import dev.pressroom.job.Members;
import dev.pressroom.problem.Problem;

/** The batches of an account; every query names it. */
@ApplicationScoped
public class Batches {
    private static final int SOME = 500;
    private static final String OWN = "accountId = :account and deletedAt is null and state <> FILLING";
    /** Where no member is left to be canceled, it is about to end as they did. */
    private static final String CANCEL = """
            update batch set canceled_at = coalesce(canceled_at, now())
             where id = :id and account_id = :account and state = 'OPEN' and deleted_at is null and
            """ + Completions.UNFINISHED;
    /** Before any of its members is queued again: whoever completes it looks at them under this lock. Not while they are called off. */
    private static final String REOPEN = """
            update batch
               set state = 'OPEN', completed_at = null, canceled_at = null,
                   archive = case when archive is not null then 'ASKED' end,
                   revision = case when state = 'OPEN' then revision else revision + 1 end
             where id = :id and account_id = :account and state <> 'FILLING' and deleted_at is null
               and (state <> 'OPEN' or canceled_at is null)
            """;
    private static final String DELETE = """
            update batch set deleted_at = now()
             where id = :id and account_id = :account and state not in ('FILLING', 'OPEN') and deleted_at is null
            """;

    private static final String GIVE_UP = """
            update batch set deleted_at = now()
             where id = :id and account_id = :account and state = 'FILLING' and deleted_at is null
               and filled_at < now() - :silent * interval '1 millisecond'
            """;

    private final BatchRows rows;
    private final Members members;
    private final ListCounts counts;
    private final Completions completions;
    private final ArchiveOrders archives;

    Batches(BatchRows rows, Members members, ListCounts counts, Completions completions, ArchiveOrders archives) {
        this.rows = rows;
        this.members = members;
        this.counts = counts;
        this.completions = completions;
        this.archives = archives;
    }

    /** @return fails with {@link Problem.NotFound} where this account has no such batch */
    public Uni<Batch> find(UUID accountId, UUID id) {
        return Panache.withSession(
                () -> rows.find("id = :id and " + OWN, Map.of("id", id, "account", accountId)).firstResult())
                .onItem().ifNull().failWith(() -> new Problem.NotFound("batch"));
    }

    /**
     * For doors: also while its items come in.
     *
     * @param door whose batches alone are looked at
     */
    public Uni<Batch> numbered(UUID accountId, String door, long number) {
        return one("accountId = ?1 and door = ?2 and number = ?3 and deletedAt is null", accountId, door, number);
    }

    /** As {@link #numbered}, for doors whose ids are our own. */
    public Uni<Batch> ofDoor(UUID accountId, String door, UUID id) {
        return one("accountId = ?1 and door = ?2 and id = ?3 and deletedAt is null", accountId, door, id);
    }

    /** The batch that bears the name now, see {@link Handle}; also while its items come in. */
    public Uni<Batch> handled(UUID accountId, String door, String handle) {
        return one("accountId = ?1 and door = ?2 and handle = ?3 and deletedAt is null"
                + " and (state in (FILLING, OPEN) or handleKept = true)", accountId, door, handle);
    }

    /** How many of a door's have not ended; also those whose items come in. */
    public Uni<Long> unfinished(UUID accountId, String door) {
        return Panache.withSession(() -> rows.count("accountId = ?1 and door = ?2 and deletedAt is null"
                + " and state in (FILLING, OPEN)", accountId, door));
    }

    /**
     * Gives up a batch whose items have not come in for so long: whoever filled it is gone, and its name is free again.
     *
     * @return false where somebody still fills it, or it is filled
     */
    public Uni<Boolean> giveUp(UUID accountId, UUID id, Duration silent) {
        return Panache.withTransaction(() -> Sql.run(GIVE_UP,
                Map.of("id", id, "account", accountId, "silent", silent.toMillis()))).map(count -> count > 0);
    }

    private Uni<Batch> one(String query, Object... parameters) {
        return Panache.withSession(() -> rows.find(query, parameters).firstResult())
                .onItem().ifNull().failWith(() -> new Problem.NotFound("batch"));
    }

    /**
     * A door's, newest first; also those whose items come in.
     *
     * @param begins how the texts of their handles begin
     */
    public Uni<List<Batch>> ofDoor(UUID accountId, String door, String begins, int most) {
        return Panache.withSession(() -> rows.find("accountId = ?1 and door = ?2 and left(handle, length(?3)) = ?3"
                + " and deletedAt is null", Sort.descending("id"), accountId, door, begins).range(0, most - 1).list());
    }

    /** As {@link #find}, with the counts of this moment. */
    public Uni<Standing> standing(UUID accountId, UUID id) {
        return find(accountId, id).chain(batch -> members.counts(accountId, List.of(id))
                .map(counts -> new Standing(batch, counts.getOrDefault(id, MemberCounts.NONE))));
    }

    /** The counts of large batches that have ended may be some minutes old, see {@link ListCounts}. */
    public Uni<Slice<Standing>> list(UUID accountId, Cursor cursor) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> Walk
                .of(session.createQuery("from Batch where " + OWN + Walk.clause(cursor), Batch.class), cursor)
                .setParameter("account", accountId).getResultList()))
                .map(found -> Slice.of(found, cursor))
                .chain(slice -> counts.of(accountId, slice.items()).map(known -> slice.map(
                        batch -> new Standing(batch, known.getOrDefault(batch.id(), MemberCounts.NONE)))));
    }

    /**
     * Cancels every member that waits or runs; a canceled batch stays as it is.
     *
     * @return fails with {@link Problem.Conflict} where it has ended otherwise
     */
    public Uni<Standing> cancel(UUID accountId, UUID id) {
        return find(accountId, id)
                .chain(() -> Panache.withTransaction(() -> Sql.run(CANCEL, Map.of("id", id, "account", accountId))))
                .chain(count -> count == 0
                        ? completions.complete(id).replaceWithVoid()
                        : completions.cancelMembers(accountId, id))
                .chain(() -> standing(accountId, id)).invoke(standing -> {
                    BatchState state = standing.batch().state();
                    if (standing.batch().canceledAt() == null && state != BatchState.CANCELED) {
                        throw new Problem.Conflict("A batch that is " + state + " cannot be canceled.");
                    }
                });
    }

    /** Lets work that queues jobs again go on where there is room for them, in the transaction that it is called in. */
    @FunctionalInterface
    public interface Room {
        Uni<Integer> forJobs(Supplier<Uni<Integer>> queuing);
    }

    /**
     * Queues every failed member again that still has its data, some hundreds at a time; only intake calls this.
     *
     * @return fails with {@link Problem.Conflict} where there is none, and as the room does
     */
    public Uni<Standing> retry(UUID accountId, UUID id, Room room) {
        return find(accountId, id).chain(() -> retrySome(accountId, id, room)).invoke(count -> {
            if (count == 0) {
                throw new Problem.Conflict("No member has failed and still has its data; there is nothing to retry.");
            }
        }).chain(count -> retryRest(accountId, id, room, count)).chain(() -> standing(accountId, id));
    }

    private Uni<Void> retryRest(UUID accountId, UUID id, Room room, int count) {
        return count < SOME
                ? Uni.createFrom().voidItem()
                : retrySome(accountId, id, room).chain(more -> retryRest(accountId, id, room, more));
    }

    private Uni<Integer> retrySome(UUID accountId, UUID id, Room room) {
        return Panache.withTransaction(() -> room.forJobs(() -> members.failed(accountId, id).chain(some -> some
                ? reopening(accountId, id, () -> members.retry(accountId, id, SOME))
                : Uni.createFrom().item(0))));
    }

    /**
     * Queues members again, by what is given, and opens their batch in the same transaction; only intake calls this.
     *
     * @return fails with {@link Problem.NotFound} where the batch was deleted, with {@link Problem.Conflict} while it is being canceled
     */
    public <T> Uni<T> reopening(UUID accountId, UUID id, Supplier<Uni<T>> queuing) {
        return Panache.withTransaction(() -> Sql.run(REOPEN, Map.of("id", id, "account", accountId))
                .chain(count -> count == 0
                        ? refuse(accountId, id)
                        : archives.withdraw(accountId, id).chain(queuing::get)))
                .onFailure(HandleTaken::caused).transform(_ -> new Problem.Conflict(
                        "Another batch has taken its place meanwhile; wait for that one's end."));
    }

    private <T> Uni<T> refuse(UUID accountId, UUID id) {
        return find(accountId, id).map(batch -> {
            throw new Problem.Conflict("The batch is being canceled; retry when it has ended.");
        });
    }

    /**
     * Takes a final batch with its members and their documents from its account's sight.
     *
     * @return fails with {@link Problem.Conflict} where it has not ended
     */
    public Uni<Void> delete(UUID accountId, UUID id) {
        return find(accountId, id)
                .chain(() -> Panache.withTransaction(() -> Sql.run(DELETE, Map.of("id", id, "account", accountId))
                        .call(count -> count == 0
                                ? Uni.createFrom().voidItem()
                                : archives.retireParts(accountId, id))))
                .chain(count -> {
                    if (count == 0) {
                        throw new Problem.Conflict("The batch has not ended; cancel it first.");
                    }
                    return completions.deleteMembers(accountId, id);
                });
    }
}
