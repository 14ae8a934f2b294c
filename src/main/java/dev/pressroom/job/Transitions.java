package dev.pressroom.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.job.usage.Bookings;

/**
 * Every change of a job's state: the guarded update and what must be written with it are one statement, so neither is
 * ever without the other, and {@link JobListener}s follow in the same transaction.
 */
@ApplicationScoped
class Transitions {
    /** What it tells is {@code <job id> <revision>}, and it tells it when and only when the transaction commits. */
    static final String CHANNEL = "pressroom_job";

    private static final String CHANGED = """
            with changed as (%s
                returning id, account_id, state, revision, silent, trial, batch_id, attempt, attempt_started_at, finished_at,
                          pages, size, error_code, error_message)""";
    private static final String FAILURE = """
            , failure as (
                insert into failed_attempt (job_id, number, account_id, started_at, ended_at, error_code, error_message)
                select id, attempt, account_id, attempt_started_at, now(), error_code, error_message
                  from changed where attempt_started_at is not null)""";
    private static final String STRAY = """
            , stray as (
                insert into stray_document (account_id, job_id, attempt, due_at)
                select account_id, id, attempt, now() + :strayAfter * interval '1 millisecond'
                  from changed where attempt_started_at is not null
                    on conflict (job_id, attempt) do update set due_at = excluded.due_at)""";
    /** Nobody uploads any more: what was stored is due at once. */
    private static final String EXPIRED = """
            , stray as (
                insert into stray_document (account_id, job_id, attempt, due_at)
                select account_id, id, attempt, now() from changed
                    on conflict (job_id, attempt) do update set due_at = excluded.due_at)""";
    private static final String EMPTIED = """
            , payload as (
                delete from job_payload where job_id in (select id from changed))
            , html as (
                update merged_html set expires_at = now()
                 where job_id in (select id from changed) and expires_at > now())""";
    /** In an order that all share: listeners lock what is their accounts'. */
    private static final String TOLD = """

            select id, account_id, state, revision, silent,
                   %s,
                   case when batch_id is not null and state not in ('QUEUED', 'RUNNING')
                        then cast(pg_notify('%s', cast(batch_id as text)) as text) end
              from changed order by account_id, id""".formatted(news("changed"), Members.CHANNEL);

    private static final String CUT_SHORT = """
            update job
               set state = '%s', revision = revision + 1, lease_token = null, lease_until = null, updated_at = now(),
                   attempt_started_at = case when state = 'RUNNING' then attempt_started_at end,
                   finished_at = greatest(now(), created_at, started_at),
                   duration_ms = cast(extract(epoch from greatest(now(), started_at) - started_at) * 1000 as bigint),
                   error_code = %s, error_message = %s
             where %s
            """;
    private static final String RETRY = """
            update job
               set state = 'QUEUED', revision = revision + 1, attempts_forgiven = attempt, losses = 0, not_before = null,
                   dispatched_at = null, dispatch_until = null, updated_at = now(), started_at = null,
                   finished_at = null, duration_ms = null,
                   deadline = now() + limit_ms * interval '1 millisecond'
             where\s""";

    private final List<JobListener> listeners;

    Transitions(@All List<JobListener> listeners) {
        this.listeners = listeners;
    }

    /** A column that tells of a row's change. */
    static String news(String row) {
        return "cast(pg_notify('%s', cast(%2$s.id as text) || ' ' || %2$s.revision) as text)".formatted(CHANNEL, row);
    }

    /** A statement that ends attempts which were not in vain. */
    static String of(String update) {
        return CHANGED.formatted(update) + Bookings.ENDED + TOLD;
    }

    /** A statement that ends attempts which have stored nothing. */
    static String failing(String update) {
        return CHANGED.formatted(update) + FAILURE + Bookings.ENDED + TOLD;
    }

    /** A statement that ends attempts which may have stored a document; it takes {@code :strayAfter} in milliseconds. */
    static String straying(String update) {
        return CHANGED.formatted(update) + FAILURE + STRAY + Bookings.ENDED + TOLD;
    }

    /**
     * A statement that cancels what waits or runs; it takes {@code :strayAfter} in milliseconds.
     *
     * @param message what the job says of it, without quotes
     * @param which   condition for the jobs
     */
    static String canceling(String message, String which) {
        return straying(CUT_SHORT.formatted("CANCELED", "'CANCELED'", "'" + message + "'", which));
    }

    /**
     * A statement that fails what waits or runs because its time is over; it takes {@code :strayAfter} in milliseconds.
     *
     * @param which condition for the jobs
     */
    static String timingOut(String which) {
        return straying(CUT_SHORT.formatted("FAILED",
                "case when started_at is null then 'QUEUE_TIMEOUT' else 'RENDER_TIMEOUT' end",
                "case when started_at is null then 'The job waited too long and was given up.'"
                        + " else 'The job was not finished in its time.' end",
                which));
    }

    /** A statement that queues what has failed again, as new; what went wrong stays to be seen until the job ends again. */
    static String retrying(String which) {
        return CHANGED.formatted(RETRY + which) + TOLD;
    }

    /** A statement that takes document and data from jobs that have a document. */
    static String expiring(String update) {
        return CHANGED.formatted(update) + EXPIRED + EMPTIED + Bookings.FREED + TOLD;
    }

    /** A statement that takes the data from jobs whose state stays; it finds their ids, and nobody is told. */
    static String emptying(String update) {
        return CHANGED.formatted(update) + EMPTIED + " select id from changed";
    }

    /** @return how many jobs the statement changed; where a listener fails, so does this, and nothing must be committed */
    Uni<Integer> run(String statement, Map<String, Object> parameters) {
        return Sql.rows(statement, parameters).call(rows -> Multi.createFrom().iterable(rows).map(Transitions::ended)
                .filter(job -> job.state().isFinal())
                .onItem().transformToUniAndConcatenate(this::tell).collect().asList())
                .map(List::size);
    }

    /** A further condition of an update, that no listener has anything to write. */
    String unheard() {
        return listeners.stream().map(listener -> " and not (" + listener.hears() + ")")
                .collect(Collectors.joining());
    }

    private Uni<Void> tell(JobListener.Ended job) {
        return Multi.createFrom().iterable(listeners)
                .onItem().transformToUniAndConcatenate(listener -> listener.ended(job)).collect().asList()
                .replaceWithVoid();
    }

    private static JobListener.Ended ended(Object[] row) {
        return new JobListener.Ended((UUID) row[1], (UUID) row[0], JobState.valueOf((String) row[2]),
                ((Number) row[3]).intValue(), (boolean) row[4]);
    }
}
