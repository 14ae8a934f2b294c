package dev.pressroom.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.Sql;
import dev.pressroom.maintenance.Expiring;
import dev.pressroom.webhook.Callbacks;

/** Ends what batches leave behind: those that broke off while they came in, what members shared, rows whose members are gone. */
@ApplicationScoped
class BatchExpiry implements Expiring {
    /** In a statement: of each batch that all have failed in, every member is looked at. */
    private static final int SHARED_AT_ONCE = 10;
    /**
     * Members keep their own data until they are marked as expired, each at its own time, and none later than this. One that still has it
     * is looked for batch by batch in the order of the index by state, past all that are EXPIRED: without the limit a plan
     * may join all members of all batches, and without this order it may walk through all of the batch.
     */
    private static final String SHARED = """
            delete from shared_payload where id in (
                select shared.id from shared_payload shared join batch on batch.id = shared.id
                  left join lateral (
                       (select 1 as found from job
                         where job.batch_id = batch.id and job.state > 'EXPIRED'
                           and deleted_at is null and expired_at is null
                         order by job.state, batch_item limit 1)
                       union all
                       (select 1 as found from job
                         where job.batch_id = batch.id and job.state < 'EXPIRED'
                           and deleted_at is null and expired_at is null
                         order by job.state, batch_item limit 1)
                       limit 1) holder on true
                 where (batch.expires_at <= now() or batch.deleted_at is not null) and holder.found is null
                 limit :most for update of shared skip locked)
            """;
    private static final String OVER = """
            delete from batch where id in (
                select batch.id from batch
                  left join lateral (select 1 as found from job where job.batch_id = batch.id
                                      order by batch_item limit 1) member on true
                 where (removes_at <= now() or deleted_at is not null) and state <> 'FILLING' and member.found is null
                   and not exists (select from shared_payload shared where shared.id = batch.id)
                 limit :most for update of batch skip locked)
            returning id, account_id
            """;

    private final Abandoned abandoned;
    private final Callbacks callbacks;

    BatchExpiry(Abandoned abandoned, Callbacks callbacks) {
        this.abandoned = abandoned;
        this.callbacks = callbacks;
    }

    @Override
    public Uni<Integer> removeExpired(int most) {
        return part("abandoned", () -> abandoned.remove(most))
                .chain(count -> part("shared", () -> shared(most)).map(more -> Math.max(count, more)))
                .chain(count -> part("over", () -> over(most)).map(more -> Math.max(count, more)));
    }

    /** One that fails must not hold up the others. */
    private static Uni<Integer> part(String name, Supplier<Uni<Integer>> work) {
        return Uni.createFrom().deferred(work::get)
                .onFailure().invoke(failure -> DatabaseOutage.log("batches not removed part=" + name, failure))
                .onFailure().recoverWithItem(0); // the next round tries again
    }

    private static Uni<Integer> shared(int most) {
        return Multi.createBy().repeating()
                .uni(() -> Panache.withTransaction(() -> Sql.run(SHARED, Map.of("most", SHARED_AT_ONCE))))
                .whilst(count -> count == SHARED_AT_ONCE)
                .select().first(most / SHARED_AT_ONCE).collect().asList()
                .map(counts -> counts.stream().mapToInt(count -> count).sum());
    }

    private Uni<Integer> over(int most) {
        return Panache.withTransaction(() -> Sql.rows(OVER, Map.of("most", most)).call(this::forget).map(List::size));
    }

    private Uni<?> forget(List<Object[]> removed) {
        return Multi.createFrom().iterable(removed)
                .onItem().transformToUniAndConcatenate(row -> callbacks.forget((UUID) row[1], (UUID) row[0]))
                .collect().asList();
    }
}
