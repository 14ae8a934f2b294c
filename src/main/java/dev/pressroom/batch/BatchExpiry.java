package dev.pressroom.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Sql;
import dev.pressroom.maintenance.Expiring;
import dev.pressroom.webhook.Callbacks;

/** Ends what batches leave behind: those that broke off while they came in, what members shared, rows whose members are gone. */
@ApplicationScoped
class BatchExpiry implements Expiring {
    private static final String ABANDONED = """
            delete from batch where id in (
                select id from batch
                 where state = 'FILLING' and filled_at < now() - :after * interval '1 millisecond'
                 order by filled_at limit :most for update skip locked)
            """;
    /** Members keep their own data; each loses it at its own time, and none later than this. */
    private static final String SHARED = """
            delete from shared_payload where id in (
                select shared.id from shared_payload shared join batch on batch.id = shared.id
                 where (batch.expires_at <= now() or batch.deleted_at is not null)
                   and not exists (select from job join job_payload on job_payload.job_id = job.id
                                    where job.batch_id = batch.id)
                 limit :most for update of shared skip locked)
            """;
    private static final String OVER = """
            delete from batch where id in (
                select id from batch
                 where (removes_at <= now() or deleted_at is not null)
                   and not exists (select from job where batch_id = batch.id)
                   and not exists (select from shared_payload shared where shared.id = batch.id)
                 limit :most for update skip locked)
            returning id, account_id
            """;

    private final Callbacks callbacks;
    private final BatchConfig config;

    BatchExpiry(Callbacks callbacks, BatchConfig config) {
        this.callbacks = callbacks;
        this.config = config;
    }

    @Override
    public Uni<Integer> removeExpired(int most) {
        return Panache.withTransaction(() -> Sql
                .run(ABANDONED, Map.of("most", most, "after", config.abandonAfter().toMillis()))
                .invoke(count -> {
                    if (count > 0) {
                        Log.infof("batches removed that broke off count=%d", count);
                    }
                }).chain(abandoned -> Sql.run(SHARED, Map.of("most", most)).map(count -> Math.max(count, abandoned)))
                .chain(counted -> over(most).map(count -> Math.max(count, counted))));
    }

    private Uni<Integer> over(int most) {
        return Sql.rows(OVER, Map.of("most", most)).call(this::forget).map(List::size);
    }

    private Uni<?> forget(List<Object[]> removed) {
        return Multi.createFrom().iterable(removed)
                .onItem().transformToUniAndConcatenate(row -> callbacks.forget((UUID) row[1], (UUID) row[0]))
                .collect().asList();
    }
}
