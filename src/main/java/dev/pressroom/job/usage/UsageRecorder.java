package dev.pressroom.job.usage;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.job.JobListener;
import dev.pressroom.job.JobState;

/** Books each end of a job in the transaction that ends it, so that usage and jobs never tell two stories. */
@ApplicationScoped
class UsageRecorder implements JobListener {
    private static final String ENDED = """
            with ended as (
                select account_id, state, coalesce(pages, 0) as pages, coalesce(size, 0) as size,
                       greatest(cast(coalesce(extract(epoch from finished_at - attempt_started_at), 0) * 1000 as bigint), 0) as ms
                  from job where id = :id and account_id = :account and not trial
            ), stored as (
                insert into stored_bytes as held (account_id, shard, bytes)
                select account_id, %2$s, size from ended where state = 'SUCCEEDED'
                    on conflict on constraint stored_bytes_pk do update set bytes = held.bytes + excluded.bytes
            )
            insert into usage_day as day
                   (account_id, day, shard, succeeded, failed, canceled, pages, bytes, render_ms)
            select account_id, %1$s, %2$s, cast(state = 'SUCCEEDED' as int), cast(state = 'FAILED' as int),
                   cast(state = 'CANCELED' as int), case when state = 'SUCCEEDED' then pages else 0 end,
                   case when state = 'SUCCEEDED' then size else 0 end, ms
              from ended
                on conflict on constraint usage_day_pk do update
               set succeeded = day.succeeded + excluded.succeeded, failed = day.failed + excluded.failed,
                   canceled = day.canceled + excluded.canceled, pages = day.pages + excluded.pages,
                   bytes = day.bytes + excluded.bytes, render_ms = day.render_ms + excluded.render_ms
            """
            .formatted(Usage.TODAY, Usage.SHARD);

    @Override
    public Uni<Void> ended(Ended job) {
        boolean expired = job.state() == JobState.EXPIRED;
        return Sql.run(expired ? StoredBytes.FREED : ENDED, Map.of("id", job.jobId(), "account", job.accountId()))
                .replaceWithVoid();
    }
}
