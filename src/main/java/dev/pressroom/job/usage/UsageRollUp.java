package dev.pressroom.job.usage;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;
import dev.pressroom.Sql;

/** Makes one row of the rows of each day that is over. A transaction that still writes to one of them finds it, or makes a new one. */
@ApplicationScoped
class UsageRollUp {
    private static final int BATCH = 1_000;
    private static final String ROLL_UP = """
            with old as (
                select account_id, day, shard from usage_day where shard <> 0 and day < %s
                 order by day limit :batch for update skip locked
            ), moved as (
                delete from usage_day using old
                 where usage_day.account_id = old.account_id and usage_day.day = old.day and usage_day.shard = old.shard
                returning usage_day.*
            )
            insert into usage_day as day
                   (account_id, day, shard, jobs, succeeded, failed, canceled, pages, bytes, render_ms)
            select account_id, day, 0, sum(jobs), sum(succeeded), sum(failed), sum(canceled), sum(pages), sum(bytes), sum(render_ms)
              from moved group by account_id, day order by account_id, day
                on conflict on constraint usage_day_pk do update
               set jobs = day.jobs + excluded.jobs, succeeded = day.succeeded + excluded.succeeded,
                   failed = day.failed + excluded.failed, canceled = day.canceled + excluded.canceled,
                   pages = day.pages + excluded.pages, bytes = day.bytes + excluded.bytes,
                   render_ms = day.render_ms + excluded.render_ms
            """
            .formatted(Usage.TODAY);

    private final Vertx vertx;
    private volatile boolean stopping;

    UsageRollUp(Vertx vertx) {
        this.vertx = vertx;
    }

    @Scheduled(every = "{pressroom.quota.roll-up}", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return stopping
                ? Uni.createFrom().voidItem()
                : OwnContext.run(vertx, this::rollUp)
                        .onFailure().invoke(failure -> DatabaseOutage.log("usage not rolled up", failure))
                        .onFailure().recoverWithNull(); // the next round tries again
    }

    Uni<Void> rollUp() {
        return Panache.withTransaction(() -> Sql.run(ROLL_UP, Map.of("batch", BATCH)))
                .chain(days -> days > 0 && !stopping ? rollUp() : Uni.createFrom().voidItem());
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }
}
