package dev.pressroom.job;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.problem.Problem;

/** The jobs as their account sees them; every query names it. */
@ApplicationScoped
public class Jobs {
    private static final String CANCEL = """
            update job set state = 'CANCELED', finished_at = greatest(now(), created_at), updated_at = now(),
                   error_code = 'CANCELED', error_message = 'The job was canceled.'
             where id = :id and account_id = :account and state = 'QUEUED' and deleted_at is null
            """;
    private static final String DELETE = """
            update job set deleted_at = now(), updated_at = now()
             where id = :id and account_id = :account and deleted_at is null
               and state not in ('QUEUED', 'RUNNING')
            """;

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final JobRows rows;
    private final JobSearch search;
    private final OptionsText options;
    private final Clock clock;

    Jobs(JobRows rows, JobSearch search, OptionsText options, Clock clock) {
        this.rows = rows;
        this.search = search;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Writes the row and its payload in the caller's transaction; only intake calls this.
     *
     * @param keyId  the API key that asked
     * @param source what the request's source has turned out to be
     */
    public Uni<Job> add(UUID accountId, String keyId, Source.Fixed source, JobRequest request) {
        var job = new Job();
        job.id = ids.generate();
        job.accountId = accountId;
        job.createdBy = keyId;
        job.lane = request.lane();
        job.filename = request.filename();
        job.metadata = request.metadata();
        job.options = options.write(request.options());
        job.createdAt = clock.instant();
        if (source instanceof Source.Pinned pinned) {
            job.templateId = pinned.templateId();
            job.templateVersion = pinned.version();
        }
        return Panache.getSession()
                .flatMap(session -> session.persistAll(job, new JobPayload(job, source, request.data()))
                        .replaceWith(job));
    }

    /** @return fails with {@link Problem.NotFound} where this account has no such job */
    public Uni<Job> find(UUID accountId, UUID id) {
        return Panache.withSession(() -> rows.find("id = ?1 and accountId = ?2 and deletedAt is null", id, accountId)
                .firstResult()
                .onItem().ifNull().failWith(() -> new Problem.NotFound("job")));
    }

    public Uni<Slice<Job>> list(UUID accountId, JobFilter filter, Cursor cursor) {
        return Panache.withSession(() -> search.list(accountId, filter, cursor));
    }

    /**
     * Cancels a job that waits; a canceled one stays as it is.
     *
     * @return the job as it stands then; fails with {@link Problem.Conflict} where it runs or has ended otherwise
     */
    public Uni<Job> cancel(UUID accountId, UUID id) {
        return Panache
                .withTransaction(() -> change(CANCEL, accountId, id)
                        .call(done -> done ? Announcement.of(id) : Uni.createFrom().voidItem()))
                .chain(() -> find(accountId, id))
                .invoke(job -> {
                    if (job.state() != JobState.CANCELED) {
                        throw new Problem.Conflict("A job that is " + job.state() + " cannot be canceled.");
                    }
                });
    }

    /**
     * Takes a final job from its account's sight; its document and payload are removed by the sweep that follows.
     *
     * @return fails with {@link Problem.Conflict} where the job has not ended
     */
    public Uni<Void> delete(UUID accountId, UUID id) {
        return find(accountId, id)
                .chain(job -> Panache.withTransaction(() -> change(DELETE, accountId, id)))
                .invoke(done -> {
                    if (!done) {
                        throw new Problem.Conflict("The job has not ended; cancel it first.");
                    }
                }).replaceWithVoid();
    }

    private static Uni<Boolean> change(String statement, UUID accountId, UUID id) {
        return Sql.run(statement, Map.of("id", id, "account", accountId)).map(count -> count == 1);
    }
}
