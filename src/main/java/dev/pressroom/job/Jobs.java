package dev.pressroom.job;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Sql;
import dev.pressroom.access.Caller;
import dev.pressroom.access.limit.AccountRetention;
import dev.pressroom.job.usage.StoredBytes;
import dev.pressroom.problem.Problem;

/** The jobs as their account sees them; every query names it. */
@ApplicationScoped
public class Jobs {
    private static final String CANCEL = Transitions.canceling("The job was canceled.",
            "id = :id and account_id = :account and state in ('QUEUED', 'RUNNING') and deleted_at is null");
    private static final String RETRY = Transitions.retrying(
            "id = :id and account_id = :account and state = 'FAILED' and deleted_at is null and expired_at is null");
    private static final String DELETE = """
            update job set deleted_at = now(), updated_at = now()
             where id = :id and account_id = :account and deleted_at is null
               and state not in ('QUEUED', 'RUNNING')
            """;

    /** The condition of the index that keeps handles apart. */
    private static final String BEARING = """
            deletedAt is null
               and (state in (QUEUED, RUNNING) or (origin.handleKept = true and state <> EXPIRED))
            """;

    private static final String FAILURES = """
            select number, started_at, ended_at, error_code, error_message from failed_attempt
             where job_id = :id and account_id = :account order by number
            """;

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final JobRows rows;
    private final JobSearch search;
    private final Transitions transitions;
    private final OptionsText options;
    private final AccountRetention retention;
    private final JobConfig config;
    private final Clock clock;

    Jobs(JobRows rows, JobSearch search, Transitions transitions, OptionsText options,
            AccountRetention retention, JobConfig config, Clock clock) {
        this.rows = rows;
        this.search = search;
        this.transitions = transitions;
        this.options = options;
        this.retention = retention;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Writes the row, its payload and what is counted of it in one statement, in the caller's transaction where there is one; only
     * intake calls this.
     *
     * @param source what the request's source has turned out to be
     */
    public Uni<Job> add(Caller caller, Source.Fixed source, JobRequest request) {
        Job job = job(caller, source, request);
        return JobInsert.run(job,
                new JobPayload(job, source, request.json(), options.writeFinish(job.id, request.options())));
    }

    private Job job(Caller caller, Source.Fixed source, JobRequest request) {
        var job = new Job();
        job.id = ids.generate();
        job.accountId = caller.accountId();
        job.term = new Term(retention.of(caller).narrowedBy(request.expiresIn()));
        job.lane = request.lane();
        job.filename = request.filename();
        job.metadata = request.metadata();
        job.options = options.write(request.options());
        job.silent = request.audience().silent();
        job.origin = new Origin(caller.keyId(), request);
        job.createdAt = clock.instant();
        job.limit = new TimeLimit(request.within(), job.createdAt);
        if (source instanceof Source.Pinned pinned) {
            job.templateId = pinned.templateId();
            job.templateVersion = pinned.version();
        }
        return job;
    }

    /** @return fails with {@link Problem.NotFound} where this account has no such job */
    public Uni<Job> find(UUID accountId, UUID id) {
        return Panache.withSession(() -> rows.find("id = ?1 and accountId = ?2 and deletedAt is null", id, accountId)
                .firstResult()
                .onItem().ifNull().failWith(() -> new Problem.NotFound("job")));
    }

    /**
     * For doors whose ids are integers.
     *
     * @param door whose jobs alone are looked at, see {@link JobRequest#door}
     * @return fails with {@link Problem.NotFound} where this account has no such job, or it came in by another door
     */
    public Uni<Job> numbered(UUID accountId, String door, long number) {
        return Panache.withSession(() -> rows
                .find("number = ?1 and accountId = ?2 and origin.door = ?3 and deletedAt is null", number, accountId,
                        door)
                .firstResult()
                .onItem().ifNull().failWith(() -> new Problem.NotFound("job")));
    }

    /**
     * As {@link #find}, for doors whose ids are our own.
     *
     * @param door whose jobs alone are looked at
     */
    public Uni<Job> ofDoor(UUID accountId, String door, UUID id) {
        return find(accountId, id).invoke(job -> {
            if (!door.equals(job.origin.door)) {
                throw new Problem.NotFound("job");
            }
        });
    }

    /**
     * The job that bears the name now, see {@link Handle}.
     *
     * @return fails with {@link Problem.NotFound} where none does
     */
    public Uni<Job> handled(UUID accountId, String door, String handle) {
        return Panache.withSession(() -> rows.find("accountId = ?1 and origin.door = ?2 and origin.handle = ?3 and "
                + BEARING, accountId, door, handle).firstResult()
                .onItem().ifNull().failWith(() -> new Problem.NotFound("job")));
    }

    /** Why this job's attempts ended without a document, oldest first. */
    public Uni<List<FailedAttempt>> failures(Job job) {
        if (job.attemptsEndedInVain() == 0) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.withSession(() -> Sql.rows(FAILURES, Map.of("id", job.id(), "account", job.accountId())))
                .map(rows -> rows.stream().map(Jobs::failure).toList());
    }

    private static FailedAttempt failure(Object[] row) {
        return new FailedAttempt(((Number) row[0]).intValue(), ((OffsetDateTime) row[1]).toInstant(),
                ((OffsetDateTime) row[2]).toInstant(), (String) row[3], (String) row[4]);
    }

    public Uni<Slice<Job>> list(UUID accountId, JobFilter filter, Cursor cursor) {
        return Panache.withSession(() -> search.list(accountId, filter, cursor));
    }

    /**
     * Cancels a job that waits or runs; a canceled one stays as it is. Whoever renders it hears of it and stops.
     *
     * @return the job as it stands then; fails with {@link Problem.Conflict} where it has ended otherwise
     */
    public Uni<Job> cancel(UUID accountId, UUID id) {
        return callOff(accountId, id).chain(() -> find(accountId, id))
                .invoke(job -> {
                    if (job.state() != JobState.CANCELED) {
                        throw new Problem.Conflict("A job that is " + job.state() + " cannot be canceled.");
                    }
                });
    }

    /** As {@link #cancel}; says whether it was this very call that canceled the job. */
    public Uni<Boolean> callOff(UUID accountId, UUID id) {
        return change(CANCEL, accountId, id, Map.of("strayAfter", config.strayAfter().toMillis()));
    }

    /**
     * Queues a failed job again, with as many attempts as a new one; only intake calls this.
     *
     * @return the job as it stands then; fails with {@link Problem.Conflict} where it has not failed, with
     *         {@link Problem.Gone} where its data is no longer kept
     */
    public Uni<Job> retry(UUID accountId, UUID id) {
        return change(RETRY, accountId, id, Map.of()).chain(done -> find(accountId, id).invoke(job -> {
            if (!done && job.term.expiredAt != null) {
                throw new Problem.Gone("The job's data was deleted when its time was over; post it anew.");
            }
            if (!done) {
                throw new Problem.Conflict(
                        "Only a job that is FAILED can be retried; this one is " + job.state() + ".");
            }
        }));
    }

    private Uni<Boolean> change(String statement, UUID accountId, UUID id, Map<String, Object> more) {
        var parameters = new HashMap<>(more);
        parameters.putAll(Map.of("id", id, "account", accountId));
        return Panache.withTransaction(() -> transitions.run(statement, parameters)).map(count -> count == 1)
                .onFailure(HandleTaken::caused).transform(_ -> new Problem.Conflict(
                        "Another job has taken its place meanwhile; wait for that one's end."));
    }

    /**
     * Takes a final job from its account's sight; its document and payload are removed by the sweep that follows.
     *
     * @return fails with {@link Problem.Conflict} where the job has not ended
     */
    public Uni<Void> delete(UUID accountId, UUID id) {
        return find(accountId, id)
                .chain(job -> Panache
                        .withTransaction(() -> Sql.run(DELETE, Map.of("id", id, "account", accountId))
                                .call(count -> count == 0
                                        ? Uni.createFrom().voidItem()
                                        : Sql.run(MergedHtml.END, Map.of("id", id, "account", accountId))
                                                .chain(() -> Sql.run(StoredBytes.DELETED,
                                                        Map.of("id", id, "account", accountId))))))
                .invoke(count -> {
                    if (count == 0) {
                        throw new Problem.Conflict("The job has not ended; cancel it first.");
                    }
                }).replaceWithVoid();
    }
}
