package dev.pressroom.job.usage;

/**
 * Pieces of the statements that change jobs' states: what each end counts for its account, so that usage and jobs never tell two
 * stories. Both read the rows {@code changed}, as they are afterwards.
 */
public final class Bookings {
    /** For jobs that may have ended: as many as they are, their pages, their bytes, their time. */
    public static final String ENDED = """
            , ended as (
                select account_id, count(*) filter (where state = 'SUCCEEDED') as succeeded,
                       count(*) filter (where state = 'FAILED') as failed,
                       count(*) filter (where state = 'CANCELED') as canceled,
                       coalesce(sum(pages) filter (where state = 'SUCCEEDED'), 0) as pages,
                       coalesce(sum(size) filter (where state = 'SUCCEEDED'), 0) as bytes,
                       sum(greatest(cast(coalesce(extract(epoch from finished_at - attempt_started_at), 0) * 1000 as bigint), 0))
                           as render_ms
                  from changed where state in ('SUCCEEDED', 'FAILED', 'CANCELED') and not trial
                 group by account_id)
            , stored as (
                insert into stored_bytes as held (account_id, shard, bytes)
                select account_id, %2$s, bytes from ended where succeeded > 0 order by account_id
                    on conflict on constraint stored_bytes_pk do update set bytes = held.bytes + excluded.bytes)
            , booked as (
                insert into usage_day as day
                       (account_id, day, shard, succeeded, failed, canceled, pages, bytes, render_ms)
                select account_id, %1$s, %2$s, succeeded, failed, canceled, pages, bytes, render_ms
                  from ended order by account_id
                    on conflict on constraint usage_day_pk do update
                   set succeeded = day.succeeded + excluded.succeeded, failed = day.failed + excluded.failed,
                       canceled = day.canceled + excluded.canceled, pages = day.pages + excluded.pages,
                       bytes = day.bytes + excluded.bytes, render_ms = day.render_ms + excluded.render_ms)"""
            .formatted(Usage.TODAY, Usage.SHARD);

    /** For jobs that have become EXPIRED. */
    public static final String FREED = """
            , freed as (
                insert into stored_bytes as held (account_id, shard, bytes)
                select account_id, %s, -sum(size) from changed
                 where state = 'EXPIRED' and not trial and size is not null group by account_id order by account_id
                    on conflict on constraint stored_bytes_pk do update set bytes = held.bytes + excluded.bytes)"""
            .formatted(Usage.SHARD);

    private Bookings() {}
}
