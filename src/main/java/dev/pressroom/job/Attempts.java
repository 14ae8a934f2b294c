package dev.pressroom.job;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.job.Outcome.Toll;

/** Who works on a job: the claim, the lease, the settling. Times are the database's, so workers' clocks do not matter. */
@ApplicationScoped
public class Attempts {
    private static final String READ = """
            select job.account_id, attempt, revision, attempt - attempts_forgiven, losses, template_id, template_version,
                   cast(options as text), coalesce(payload.html, shared.html), coalesce(payload.css, shared.css), data,
                   coalesce(payload.finish, shared.finish), coalesce(nullif(payload.partials, ''), shared.partials, ''),
                   coalesce(shared.id, job.id), merges, (%s job.account_id)%s
              from %s job join job_payload payload on payload.job_id = job.id and payload.account_id = job.account_id
              left join shared_payload shared on shared.id = job.batch_id and shared.account_id = job.account_id
            """;
    private static final String CLAIM = """
            with claimed as (
                update job
                   set state = 'RUNNING', revision = revision + 1, attempt = attempt + 1, lease_token = :token,
                       lease_until = now() + :lease * interval '1 millisecond', not_before = null, updated_at = now(),
                       attempt_started_at = now(), started_at = coalesce(started_at, greatest(now(), created_at))
                 where id = :id and state = 'QUEUED' and deleted_at is null
                   and (not_before is null or not_before <= now()) and (deadline is null or deadline > now())
                returning *)
            """ + READ.formatted(AccountLimits.FIND, ", " + Transitions.news("job"), "claimed");
    private static final String CLAIMED = READ.formatted(AccountLimits.FIND, "", "job")
            + "where job.id = :id and lease_token = :token and state = 'RUNNING'";
    /** Nothing was begun under it, so nothing is counted. */
    private static final String UNCLAIM = """
            update job
               set state = 'QUEUED', revision = revision + 1, attempt = attempt - 1, lease_token = null, lease_until = null,
                   attempt_started_at = null, updated_at = now()
             where id = :id and lease_token = :token and state = 'RUNNING'
            """;
    private static final String EXTEND = """
            update job set lease_until = now() + :lease * interval '1 millisecond'
             where id = :id and lease_token = :token and state = 'RUNNING'
            """;
    private static final String SETTLE = """
            update job
               set state = '%s', revision = revision + 1, settled_by = lease_token, lease_token = null, lease_until = null,
                   updated_at = now(), %s
             where id = :id and lease_token = :token and state = 'RUNNING'
            """;
    private static final String END = """
            finished_at = greatest(now(), started_at),
            duration_ms = cast(extract(epoch from greatest(now(), started_at) - started_at) * 1000 as bigint),
            """;
    private static final String SUCCEEDED = SETTLE.formatted("SUCCEEDED", END + """
            document_key = :key, size = :size, sha256 = :sha256, pages = :pages,
            report = cast(cast(:report as text) as jsonb), error_code = null, error_message = null""");
    private static final String SUCCEED = Transitions.of(SUCCEEDED);
    private static final String FAILED = SETTLE.formatted("FAILED",
            END + "error_code = :code, error_message = :message, report = %s");
    private static final String FAIL = Transitions
            .failing(FAILED.formatted("cast(nullif(cast(:report as text), '') as jsonb)"));
    private static final String GIVE_UP = Transitions.straying(FAILED.formatted("null"));
    private static final String REQUEUE = Transitions.straying(SETTLE.formatted("QUEUED", """
            not_before = now() + :wait * interval '1 millisecond', dispatched_at = null, dispatch_until = null,
            losses = losses + :lost, attempts_forgiven = attempts_forgiven + :forgiven,
            error_code = :code, error_message = :message"""));
    private static final String SETTLED = "select id, settled_by from job where id = :id and settled_by = :token";

    /** The statement by its further condition: long texts, which are not put together for each job. */
    private final Map<String, String> succeedUnheard = new ConcurrentHashMap<>();
    private final Transitions transitions;
    private final OptionsText options;
    private final JobConfig config;

    Attempts(Transitions transitions, OptionsText options, JobConfig config) {
        this.transitions = transitions;
        this.options = options;
        this.config = config;
    }

    /**
     * @param token fresh for each claim; asking again with the same one, because no answer came, is the same claim
     * @return null where nobody may work on this job now: it runs, has ended, waits for a retry or is gone; fails, and leaves the
     *         job as it was, where this process cannot read it
     */
    public Uni<@Nullable Attempt> claim(UUID jobId, UUID token) {
        Map<String, Object> claim = Map.of("id", jobId, "token", token);
        return Panache.withSession(() -> Sql.rows(CLAIM, with(claim, Map.of("lease", lease())))
                .chain(rows -> rows.isEmpty() ? Sql.rows(CLAIMED, claim) : Uni.createFrom().item(rows))
                .chain(rows -> Uni.createFrom().item(rows)
                        .map(found -> found.isEmpty() ? null : attempt(jobId, token, found.getFirst()))
                        .onFailure().call(() -> Sql.run(UNCLAIM, claim))));
    }

    private Attempt attempt(UUID jobId, UUID token, Object[] row) {
        return new Attempt(jobId, (UUID) row[0], number(row[1]),
                new Attempt.Claim(token, number(row[2]), number(row[3]), number(row[4]),
                        number(row[1]) - number(row[3]), AccountLimits.read((String) row[15])),
                source(row), (String) row[10], options.read((UUID) row[13], (String) row[7], (String) row[11]));
    }

    private static Source.Fixed source(Object[] row) {
        var partials = PartialsText.read((String) row[12]);
        if (row[14] != null) {
            return new Source.Merged((UUID) row[14]);
        }
        return row[5] == null
                ? new Source.Inline((String) row[8], (String) row[9], partials)
                : new Source.Pinned((UUID) row[5], number(row[6]), partials, (String) row[9]);
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
    }

    /** @return false where the attempt has lost its lease and must not touch anything any more */
    public Uni<Boolean> extend(Attempt attempt) {
        return Panache.withSession(() -> Sql.run(EXTEND, holding(attempt, Map.of("lease", lease()))))
                .map(count -> count == 1);
    }

    /**
     * Asking again, because no answer came, is safe: it says true where the first time has worked.
     *
     * @return false where the lease was lost: what came of the attempt is then nobody's
     */
    public Uni<Boolean> settle(Attempt attempt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded done -> succeed(attempt, Map.of("key", done.documentKey(), "size", done.size(),
                    "sha256", done.sha256(), "pages", done.pages(), "report", done.report()));
            case Outcome.Failed(var code, var message, var report) ->
                settle(attempt, FAIL, Map.of("code", code, "message", message, "report", report == null ? "" : report));
            case Outcome.GivenUp(var code, var message) ->
                settle(attempt, GIVE_UP, Map.of("code", code, "message", message, "strayAfter", strayAfter()));
            case Outcome.Retry(var delay, var code, var message, var toll) ->
                settle(attempt, REQUEUE, Map.of("code", code, "message", message, "strayAfter", strayAfter(),
                        "wait", delay.toMillis(), "lost", toll == Toll.DEATH ? 1 : 0, "forgiven",
                        toll == Toll.NOTHING ? 1 : 0));
        };
    }

    /** Of most successes nobody is told: those are one statement, which commits by itself. */
    private Uni<Boolean> succeed(Attempt attempt, Map<String, Object> values) {
        String alone = succeedUnheard.computeIfAbsent(transitions.unheard(),
                unheard -> Transitions.of(SUCCEEDED + unheard));
        return Panache.withSession(() -> Sql.rows(alone, holding(attempt, values)))
                .chain(rows -> rows.isEmpty()
                        ? settle(attempt, SUCCEED, values)
                        : Uni.createFrom().item(true));
    }

    /** Gives an attempt back unused, as when a worker stops: the job is dispatched anew at once, and owes nothing for it. */
    public Uni<Boolean> release(Attempt attempt) {
        return settle(attempt, REQUEUE, Map.of("code", "RELEASED", "message",
                "The worker stopped and gave the job back.", "strayAfter", strayAfter(), "wait", 0L, "lost", 0,
                "forgiven", 1));
    }

    private Uni<Boolean> settle(Attempt attempt, String statement, Map<String, Object> values) {
        return Panache.withTransaction(() -> transitions.run(statement, holding(attempt, values))
                .chain(count -> count == 1 ? Uni.createFrom().item(true) : settledBefore(attempt)));
    }

    private static Uni<Boolean> settledBefore(Attempt attempt) {
        return Sql.rows(SETTLED, holding(attempt, Map.of())).map(rows -> !rows.isEmpty());
    }

    private long lease() {
        return config.lease().toMillis();
    }

    private long strayAfter() {
        return config.strayAfter().toMillis();
    }

    private static Map<String, Object> holding(Attempt attempt, Map<String, Object> values) {
        return with(Map.of("id", attempt.jobId(), "token", attempt.leaseToken()), values);
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
