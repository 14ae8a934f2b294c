package dev.pressroom.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Who works on a job: the claim, the lease, the settling. Times are the database's, so workers' clocks do not matter. */
@ApplicationScoped
public class Attempts {
    private static final String CLAIM = """
            update job
               set state = 'RUNNING', attempt = attempt + 1, lease_token = :token, not_before = null, updated_at = now(),
                   lease_until = now() + :lease * interval '1 millisecond',
                   started_at = coalesce(started_at, greatest(now(), created_at))
             where id = :id and state = 'QUEUED' and deleted_at is null and (not_before is null or not_before <= now())
            returning account_id, attempt, template_id, template_version, cast(options as text)
            """;
    private static final String PAYLOAD = "select html, css, data from job_payload where job_id = :id and account_id = :account";
    private static final String EXTEND = """
            update job set lease_until = now() + :lease * interval '1 millisecond'
             where id = :id and lease_token = :token and state = 'RUNNING'
            """;
    private static final String SUCCEED = """
            update job
               set state = 'SUCCEEDED', lease_token = null, lease_until = null, updated_at = now(),
                   finished_at = greatest(now(), started_at),
                   duration_ms = cast(extract(epoch from greatest(now(), started_at) - started_at) * 1000 as bigint),
                   document_key = :key, size = :size, sha256 = :sha256, pages = :pages,
                   report = cast(cast(:report as text) as jsonb), error_code = null, error_message = null
             where id = :id and lease_token = :token and state = 'RUNNING'
            """;
    private static final String FAIL = """
            update job
               set state = 'FAILED', lease_token = null, lease_until = null, updated_at = now(),
                   finished_at = greatest(now(), started_at),
                   duration_ms = cast(extract(epoch from greatest(now(), started_at) - started_at) * 1000 as bigint),
                   error_code = :code, error_message = :message
             where id = :id and lease_token = :token and state = 'RUNNING'
            """;
    private static final String RETRY = """
            update job
               set state = 'QUEUED', lease_token = null, lease_until = null, updated_at = now(),
                   not_before = now() + :wait * interval '1 millisecond', dispatched_at = null, dispatch_until = null,
                   error_code = :code, error_message = :message
             where id = :id and lease_token = :token and state = 'RUNNING'
            """;

    private final OptionsText options;
    private final JobConfig config;

    Attempts(OptionsText options, JobConfig config) {
        this.options = options;
        this.config = config;
    }

    /** @return null where nobody may work on this job now: it runs, has ended, waits for a retry or is gone */
    public Uni<@Nullable Attempt> claim(UUID jobId) {
        UUID token = UUID.randomUUID();
        Map<String, Object> claim = Map.of("id", jobId, "token", token, "lease", config.lease().toMillis());
        return Panache.withTransaction(() -> Sql.rows(CLAIM, claim).flatMap(rows -> rows.isEmpty()
                ? Uni.createFrom().nullItem()
                : load(jobId, token, rows.getFirst())));
    }

    private Uni<Attempt> load(UUID jobId, UUID token, Object[] job) {
        UUID accountId = (UUID) job[0];
        return Sql.rows(PAYLOAD, Map.of("id", jobId, "account", accountId)).map(List::getFirst)
                .map(payload -> new Attempt(jobId, accountId, ((Number) job[1]).intValue(), token,
                        source(job, payload), (String) payload[2], options.read((String) job[4])));
    }

    private static Source.Fixed source(Object[] job, Object[] payload) {
        if (job[2] != null) {
            return new Source.Pinned((UUID) job[2], ((Number) job[3]).intValue());
        }
        return new Source.Inline((String) payload[0], (String) payload[1]);
    }

    /** @return false where the attempt has lost its lease and must not touch anything any more */
    public Uni<Boolean> extend(Attempt attempt) {
        return Panache
                .withTransaction(() -> Sql.run(EXTEND, holding(attempt, Map.of("lease", config.lease().toMillis()))))
                .map(count -> count == 1);
    }

    /** @return false where the lease was lost: what came of the attempt is then nobody's */
    public Uni<Boolean> settle(Attempt attempt, Outcome outcome) {
        return Panache.withTransaction(() -> write(attempt, outcome)
                .call(count -> count == 1 ? Announcement.of(attempt.jobId()) : Uni.createFrom().voidItem()))
                .map(count -> count == 1);
    }

    private static Uni<Integer> write(Attempt attempt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded done ->
                Sql.run(SUCCEED, holding(attempt, Map.of("key", done.documentKey(), "size", done.size(),
                        "sha256", done.sha256(), "pages", done.pages(), "report", done.report())));
            case Outcome.Failed failed ->
                Sql.run(FAIL, holding(attempt, Map.of("code", failed.code(), "message", failed.message())));
            case Outcome.Retry retry -> Sql.run(RETRY, holding(attempt,
                    Map.of("wait", retry.delay().toMillis(), "code", retry.code(), "message", retry.message())));
        };
    }

    /** Gives an attempt back unused, as when a worker stops: the job is dispatched anew at once. */
    public Uni<Boolean> release(Attempt attempt) {
        return settle(attempt,
                new Outcome.Retry(Duration.ZERO, "RELEASED", "The worker stopped and gave the job back."));
    }

    private static Map<String, Object> holding(Attempt attempt, Map<String, Object> values) {
        var parameters = new HashMap<>(values);
        parameters.put("id", attempt.jobId());
        parameters.put("token", attempt.leaseToken());
        return parameters;
    }
}
