package dev.pressroom.intake;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.AccountQuotas;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.quota.Quotas;
import dev.pressroom.job.usage.Usage;
import dev.pressroom.problem.Problem;

/**
 * Room for jobs within their account's quotas. Where there are any, jobs of one account are accepted one after another, by a
 * lock that ends with the transaction: whoever counts sees all that were accepted before, on whichever server. Who waits for it
 * holds a connection, so of one account and process only one job at a time, and one batch, comes that far.
 */
@ApplicationScoped
public class JobQuotas {
    /** A statement of its own, since a statement sees what was committed before it began. */
    private static final String LOCK = """
            select cast(pg_advisory_xact_lock(hashtextextended(cast(:account as text), 18)) as text), 1
            """;

    /** As long as a statement may wait for the lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Batches take seconds, and much was read before. */
    private static final Duration BATCH_PATIENCE = Duration.ofMinutes(1);

    private final AccountQuotas quotas;
    private final Usage usage;
    private final QuotaCheck check;
    private final Turns turns;

    JobQuotas(AccountQuotas quotas, Usage usage, QuotaCheck check, Turns turns) {
        this.quotas = quotas;
        this.usage = usage;
        this.check = check;
        this.turns = turns;
    }

    /** Begins a transaction that takes room, after those of the account that came before it; at once where it has no quotas. */
    <T> Uni<T> inTurn(Caller caller, Supplier<Uni<T>> transaction) {
        return inTurn(caller, DoorRules.NONE, transaction);
    }

    <T> Uni<T> inTurn(Caller caller, DoorRules rules, Supplier<Uni<T>> transaction) {
        return takesRoom(caller, rules)
                ? turns.take("job " + caller.accountId(), PATIENCE, transaction)
                : transaction.get();
    }

    /** As {@link #inTurn}, for what takes long: jobs do not wait for it, only others of its kind. */
    <T> Uni<T> inTurnOfBatches(Caller caller, Supplier<Uni<T>> work) {
        return limited(caller) ? turns.take("batch " + caller.accountId(), BATCH_PATIENCE, work) : work.get();
    }

    /** Whether {@link #take} looks at more than the request, and so must see it through in one transaction. */
    boolean takesRoom(Caller caller, DoorRules rules) {
        return limited(caller) || rules != DoorRules.NONE;
    }

    private boolean limited(Caller caller) {
        return QuotaCheck.limitsJobs(quotas.of(caller));
    }

    /**
     * Takes room for a new job, in the transaction that makes it.
     *
     * @param door that the job came by, null for our own API, which has no rules
     * @return fails with {@link DoorFull} where the door has none now, with {@link Problem.LimitReached} where the account has
     *         none now, with {@link Problem.QuotaExceeded} where waiting makes none
     */
    Uni<Void> take(Caller caller, @Nullable String door, DoorRules rules) {
        UUID account = caller.accountId();
        Uni<Void> alone = limited(caller) || rules.limitJobs() ? locked(account) : Uni.createFrom().voidItem();
        return alone.chain(() -> rules.before().get()).chain(() -> requireDoor(caller, door, rules))
                .chain(() -> limited(caller) ? require(caller, 1) : Uni.createFrom().voidItem());
    }

    private Uni<Void> requireDoor(Caller caller, @Nullable String door, DoorRules rules) {
        return door == null || !rules.limitJobs()
                ? Uni.createFrom().voidItem()
                : usage.active(caller.accountId(), caller.keyId(), door).invoke(active -> {
                    refuseFull(rules.ofAccount(), active.ofAccount());
                    refuseFull(rules.ofKey(), active.ofKey());
                }).replaceWithVoid();
    }

    private static void refuseFull(@Nullable Long most, long active) {
        if (most != null && active >= most) {
            throw new DoorFull(most, active);
        }
    }

    /** Refuses as {@link #take} what has no room now, and keeps none for it: before work that would be for nothing. */
    Uni<Void> expect(Caller caller, int jobs) {
        return limited(caller) ? require(caller, jobs) : Uni.createFrom().voidItem();
    }

    /**
     * As {@link #take}, for jobs that the transaction has made already: the account's other jobs wait for the rest of it alone. It
     * holds rows that nobody else knows yet, so nobody who has the lock waits for it.
     */
    Uni<Void> takeMade(Caller caller, int jobs) {
        UUID account = caller.accountId();
        Quotas found = quotas.of(caller);
        Uni<Void> room = limited(caller)
                ? locked(account).chain(() -> usage.now(account, most(found) + 1))
                        .invoke(use -> check.require(found, use.without(jobs), jobs)).replaceWithVoid()
                : Uni.createFrom().voidItem();
        return room.chain(() -> usage.accepted(account, jobs));
    }

    /** Throws {@link Problem.QuotaExceeded} where there is never room for so many at once. */
    IntConsumer everRoom(Caller caller) {
        Quotas found = quotas.of(caller);
        return jobs -> QuotaCheck.requireEver(found, jobs);
    }

    /** Queues a job again that counted for the month when it was accepted, where there is room for it among the active ones. */
    <T> Uni<T> takeAgain(Caller caller, Supplier<Uni<T>> queue) {
        UUID account = caller.accountId();
        Long active = quotas.of(caller).get(Quota.ACTIVE_JOBS);
        return active == null
                ? queue.get()
                : locked(account).chain(() -> queue.get()).call(() -> usage.now(account, active + 1)
                        .invoke(use -> check.requireActive(active, use.activeJobs(), 0)));
    }

    private Uni<Void> require(Caller caller, int jobs) {
        Quotas found = quotas.of(caller);
        return usage.now(caller.accountId(), most(found)).invoke(use -> check.require(found, use, jobs))
                .replaceWithVoid();
    }

    private static long most(Quotas found) {
        Long active = found.get(Quota.ACTIVE_JOBS);
        return active == null ? 0 : active;
    }

    private static Uni<Void> locked(UUID accountId) {
        return Sql.rows(LOCK, Map.of("account", accountId.toString())).replaceWithVoid();
    }
}
