package dev.pressroom.intake;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.quota.AccountQuotas;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.quota.Quotas;
import dev.pressroom.job.Sql;
import dev.pressroom.job.usage.Usage;
import dev.pressroom.problem.Problem;

/**
 * Room for jobs within their account's quotas. Where there are any, jobs of one account are accepted one after another, by a
 * lock that ends with the transaction: whoever counts sees all that were accepted before, on whichever server.
 */
@ApplicationScoped
public class JobQuotas {
    /** A statement of its own, since a statement sees what was committed before it began. */
    private static final String LOCK = """
            select cast(pg_advisory_xact_lock(hashtextextended(cast(:account as text), 18)) as text), 1
            """;

    private final AccountQuotas quotas;
    private final Usage usage;
    private final QuotaCheck check;

    JobQuotas(AccountQuotas quotas, Usage usage, QuotaCheck check) {
        this.quotas = quotas;
        this.usage = usage;
        this.check = check;
    }

    /**
     * Takes room for so many new jobs at once, in the transaction that makes them.
     *
     * @return fails with {@link Problem.LimitReached} where there is none now, with {@link Problem.QuotaExceeded} where waiting
     *         makes none
     */
    public Uni<Void> take(UUID accountId, int jobs) {
        return quotas.of(accountId).chain(found -> QuotaCheck.limitsJobs(found)
                ? locked(accountId).chain(() -> require(accountId, found, jobs))
                : Uni.createFrom().voidItem()).chain(() -> usage.accepted(accountId, jobs));
    }

    /** Queues a job again that counted for the month when it was accepted, where there is room for it among the active ones. */
    <T> Uni<T> takeAgain(UUID accountId, Supplier<Uni<T>> queue) {
        return quotas.of(accountId).chain(found -> {
            Long active = found.get(Quota.ACTIVE_JOBS);
            return active == null
                    ? queue.get()
                    : locked(accountId).chain(() -> queue.get()).call(() -> usage.now(accountId, active + 1)
                            .invoke(use -> check.requireActive(active, use.activeJobs(), 0)));
        });
    }

    private Uni<Void> require(UUID accountId, Quotas found, int jobs) {
        Long active = found.get(Quota.ACTIVE_JOBS);
        return usage.now(accountId, active == null ? 0 : active).invoke(use -> check.require(found, use, jobs))
                .replaceWithVoid();
    }

    private static Uni<Void> locked(UUID accountId) {
        return Sql.rows(LOCK, Map.of("account", accountId.toString())).replaceWithVoid();
    }
}
