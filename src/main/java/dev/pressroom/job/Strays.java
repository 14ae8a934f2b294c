package dev.pressroom.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/** Documents that no job names, left by attempts that ended in vain after, or while, they stored one. */
@ApplicationScoped
public class Strays {
    private static final String NOTE = """
            insert into stray_document (account_id, job_id, attempt, due_at)
            values (:account, :id, :attempt, now() + :after * interval '1 millisecond')
                on conflict (job_id, attempt) do update set due_at = excluded.due_at
            """;
    /** What a job names is no stray, whatever is noted here; its note goes, the document stays. */
    private static final String CLEAR = """
            delete from stray_document stray
             where due_at <= now() and exists (select from job where job.id = stray.job_id and document_key =
                       concat(stray.account_id, '/', stray.job_id, '/', stray.attempt, '.pdf'))
            """;
    private static final String TAKE = """
            update stray_document set due_at = now() + :hold * interval '1 millisecond'
             where (job_id, attempt) in (
                       select job_id, attempt from stray_document stray
                        where due_at <= now() and not exists (select from job where job.id = stray.job_id
                                  and document_key =
                                      concat(stray.account_id, '/', stray.job_id, '/', stray.attempt, '.pdf'))
                        order by due_at limit :most for update skip locked)
            returning account_id, job_id, attempt, cast(due_at as text)
            """;
    /** A note that was renewed meanwhile stays. */
    private static final String FORGET = """
            delete from stray_document
             where job_id = :id and attempt = :attempt and due_at = cast(cast(:due as text) as timestamptz)
            """;

    private final JobConfig config;

    Strays(JobConfig config) {
        this.config = config;
    }

    /** The attempt is lost, and may have stored a document all the same. */
    public Uni<Void> note(Attempt attempt) {
        return Panache.withTransaction(() -> Sql.run(NOTE, Map.of("account", attempt.accountId(), "id", attempt.jobId(),
                "attempt", attempt.number(), "after", config.strayAfter().toMillis()))).replaceWithVoid();
    }

    /**
     * Takes some that are due and that no other process holds.
     *
     * @param hold after which another may take what this process did not finish
     */
    public Uni<List<Stray>> take(int most, Duration hold) {
        return Panache.withTransaction(() -> Sql.run(CLEAR, Map.of())
                .chain(() -> Sql.rows(TAKE, Map.of("most", most, "hold", hold.toMillis()))))
                .map(rows -> rows.stream().map(row -> new Stray((UUID) row[0], (UUID) row[1],
                        ((Number) row[2]).intValue(), (String) row[3])).toList());
    }

    /** Its document has been removed. */
    public Uni<Void> forget(Stray stray) {
        return Panache.withTransaction(() -> Sql.run(FORGET,
                Map.of("id", stray.jobId(), "attempt", stray.attempt(), "due", stray.due()))).replaceWithVoid();
    }

    /**
     * An attempt's document, if there is one; there may be a picture beside it.
     *
     * @param due by which this taking can be told from a later note
     */
    public record Stray(UUID accountId, UUID jobId, int attempt, String due) {
        public String documentKey() {
            return Attempt.documentKey(accountId, jobId, attempt);
        }
    }
}
