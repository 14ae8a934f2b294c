package dev.pressroom.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/** Heals what was interrupted: workers that fell silent, messages that a broker lost, documents nobody may see any more. */
@ApplicationScoped
public class Recovery {
    private static final String SILENT = """
            select id from job where state = 'RUNNING' and lease_until < now() order by lease_until limit 100
            """;
    private static final String RESCUE = Transitions.straying("""
            update job
               set state = case when losses + 1 >= :most then 'FAILED' else 'QUEUED' end, revision = revision + 1,
                   losses = losses + 1, lease_token = null, lease_until = null, dispatched_at = null,
                   dispatch_until = null, updated_at = now(),
                   finished_at = case when losses + 1 >= :most then greatest(now(), started_at) end,
                   duration_ms = case when losses + 1 >= :most
                       then cast(extract(epoch from greatest(now(), started_at) - started_at) * 1000 as bigint) end,
                   error_code = 'WORKER_LOST',
                   error_message = 'The worker was lost. Attempts at this job whose process died: ' || losses + 1 || '.'
             where id = :id and state = 'RUNNING' and lease_until < now()
            """);
    private static final String REDISPATCH = """
            update job set dispatched_at = null, dispatch_until = null
             where id in (select id from job where state = 'QUEUED'
                             and dispatched_at < now() - :age * interval '1 millisecond'
                           order by dispatched_at limit 1000 for update skip locked)
            """;
    private static final String DELETED = """
            select id, document_key from job where deleted_at is not null order by deleted_at limit 100
            """;

    private final Transitions transitions;
    private final JobConfig config;

    Recovery(Transitions transitions, JobConfig config) {
        this.transitions = transitions;
        this.config = config;
    }

    /** @return how many attempts were taken back from workers that let their lease run out */
    public Uni<Integer> rescue() {
        return Panache.withTransaction(() -> Sql.ids(SILENT, Map.of()))
                .onItem().transformToMulti(jobs -> Multi.createFrom().iterable(jobs))
                .onItem().transformToUniAndConcatenate(this::rescue)
                .collect().with(Collectors.summingInt(count -> count));
    }

    /** In a transaction of its own: a job that a listener cannot take must not hold up the others. */
    private Uni<Integer> rescue(UUID jobId) {
        return Panache.withTransaction(() -> transitions.run(RESCUE, Map.of("id", jobId, "most", config.lostWorkers(),
                "strayAfter", config.strayAfter().toMillis())))
                .onFailure().invoke(failure -> Log.errorf(failure, "attempt not taken back job=%s", jobId))
                .onFailure().recoverWithItem(0); // the next round tries again
    }

    /** @return how many queued jobs get a second message, since their first has not been heard of for too long */
    public Uni<Integer> redispatch() {
        return Panache.withTransaction(() -> Sql.run(REDISPATCH, Map.of("age", config.redispatchAfter().toMillis())));
    }

    /** Jobs that their accounts deleted; a null key means there is no document to remove. */
    public Uni<List<Deleted>> deleted() {
        return Panache.withSession(() -> Sql.rows(DELETED, Map.of()))
                .map(rows -> rows.stream().map(row -> new Deleted((UUID) row[0], (String) row[1])).toList());
    }

    /** Removes the row and its payload, after the document has gone. */
    public Uni<Void> forget(UUID jobId) {
        return Panache.withTransaction(
                () -> Sql.run("delete from job where id = :id and deleted_at is not null", Map.of("id", jobId)))
                .replaceWithVoid();
    }

    public record Deleted(UUID jobId, @Nullable String documentKey) {}
}
