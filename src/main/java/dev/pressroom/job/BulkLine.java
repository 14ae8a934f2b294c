package dev.pressroom.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/** The bulk lane's line: fair between accounts, and cheap though one of them has a million jobs in it. */
@ApplicationScoped
class BulkLine {
    /** Any number that no other advisory lock of this database has. */
    static final long LOCK = 0x62756c6b; // "bulk"

    /**
     * One process takes at a time: two would choose the same jobs, and where one of those comes back to the line in between,
     * both would fill the same place. It is a statement of its own, since a statement sees what was committed before it
     * began. The planner cannot know how few rows the limits of {@link #TAKE} leave, and would compile for 200 ms what then
     * runs for one.
     */
    static final String BAR = "select pg_try_advisory_xact_lock(:lock), set_config('jit', 'off', true)";

    /**
     * Accounts are found by leaping through the index from one to the next; of each, the open jobs are counted, and as many
     * are read from the line as its window has room for. The place of a job tells how many its account
     * will have open with it, so accounts that have few go first.
     */
    static final String TAKE = """
            with recursive waiting (account_id) as (
                (select account_id from job
                  where lane = 'BULK' and state = 'QUEUED'
                    and dispatched_at is null and dispatch_until is null and not_before is null
                  order by account_id limit 1)
              union all
                select next.account_id from waiting cross join lateral (
                       select account_id from job
                        where lane = 'BULK' and state = 'QUEUED'
                          and dispatched_at is null and dispatch_until is null and not_before is null
                          and account_id > waiting.account_id
                        order by account_id limit 1) next
            ), chosen as (
                select line.id, line.account_id,
                       busy.jobs + row_number() over (partition by line.account_id order by line.id) as place
                  from waiting
                 cross join lateral (
                       select count(*) as jobs from job
                        where lane = 'BULK' and (state = 'RUNNING' or (state = 'QUEUED' and dispatch_until is not null))
                          and account_id = waiting.account_id) busy
                 cross join lateral (
                       select id, account_id from job
                        where lane = 'BULK' and state = 'QUEUED'
                          and dispatched_at is null and dispatch_until is null and not_before is null
                          and account_id = waiting.account_id
                        order by id limit greatest(:window - busy.jobs, 0)) line
                 order by place, account_id limit :most
            ), taken as (
                update job set dispatch_until = now() + :hold * interval '1 millisecond'
                 where id = any (array(select id from chosen)) and state = 'QUEUED'
                   and dispatched_at is null and dispatch_until is null and not_before is null
                returning id
            )
            select chosen.id, chosen.place from chosen join taken on taken.id = chosen.id
             order by chosen.place, chosen.account_id
            """;

    Uni<Outbox.Taken> take(int most, int window, Duration hold) {
        return Panache.withTransaction(() -> Sql.rows(BAR, Map.of("lock", LOCK))
                .flatMap(bar -> (boolean) bar.getFirst()[0]
                        ? take(Map.of("most", most, "window", window, "hold", hold.toMillis()))
                        : Uni.createFrom().item(Outbox.Taken.BARRED)));
    }

    private static Uni<Outbox.Taken> take(Map<String, Object> order) {
        return Sql.rows(TAKE, order).map(BulkLine::ids).map(Outbox.Taken::of);
    }

    private static List<UUID> ids(List<Object[]> rows) {
        return rows.stream().map(row -> (UUID) row[0]).toList();
    }
}
