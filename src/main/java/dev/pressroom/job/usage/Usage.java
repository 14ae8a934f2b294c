package dev.pressroom.job.usage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/** The books of what accounts use. Days and months are the database's, in UTC. */
@ApplicationScoped
public class Usage {
    /** A connection's own row, see the table. */
    public static final String SHARD = "pg_backend_pid() % 16";
    public static final String TODAY = "cast(now() at time zone 'UTC' as date)";

    /** Counts accepted jobs; rows of account, {@link #TODAY}, {@link #SHARD} and a number of jobs are to follow, then {@link #AS_WELL}. */
    public static final String ACCEPT = "insert into usage_day as day (account_id, day, shard, jobs)";
    /** Ends what {@link #ACCEPT} begins. */
    public static final String AS_WELL = "on conflict on constraint usage_day_pk do update set jobs = day.jobs + excluded.jobs";
    private static final String ACCEPTED = "%s values (:account, %s, %s, :jobs) %s"
            .formatted(ACCEPT, TODAY, SHARD, AS_WELL);
    private static final String DAYS = """
            select day, sum(jobs), sum(succeeded), sum(failed), sum(canceled), sum(pages), sum(bytes), sum(render_ms)
              from usage_day where account_id = :account and day between :from and :to group by day
            """;
    private static final String NOW = """
            select (select count(*) from (
                        select 1 from job
                         where account_id = :account and state in ('QUEUED', 'RUNNING') and deleted_at is null and not trial
                         limit :most) active),
                   coalesce(sum(jobs), 0), coalesce(sum(pages), 0),
                   (select coalesce(greatest(sum(bytes), 0), 0) from stored_bytes where account_id = :account)
              from usage_day
             where account_id = :account and day >= cast(date_trunc('month', now() at time zone 'UTC') as date)
            """;

    private static final String ACTIVE = """
            select count(*), coalesce(sum(cast(created_by = :key as int)), 0) from job
             where account_id = :account and door = :door and state in ('QUEUED', 'RUNNING') and deleted_at is null
               and not trial
            """;

    /** Jobs of one door that wait or run: of the whole account, and of one of its keys. */
    public record Active(long ofAccount, long ofKey) {}

    /** In the caller's transaction, which makes the jobs. */
    public Uni<Void> accepted(UUID accountId, int jobs) {
        return Sql.run(ACCEPTED, Map.of("account", accountId, "jobs", jobs)).replaceWithVoid();
    }

    /** Each day from the first to the last, also those without anything. */
    public Uni<List<Day>> days(UUID accountId, LocalDate from, LocalDate to) {
        return Panache
                .withSession(() -> Sql.rows(DAYS, Map.of("account", accountId, "from", from, "to", to)))
                .map(rows -> {
                    var found = new HashMap<LocalDate, Day>();
                    rows.stream().map(Usage::day).forEach(day -> found.put(day.date(), day));
                    return from.datesUntil(to.plusDays(1))
                            .map(date -> found.getOrDefault(date, Day.empty(date))).toList();
                });
    }

    public Uni<Use> now(UUID accountId) {
        return now(accountId, Long.MAX_VALUE);
    }

    /** @param most of the active jobs, which are counted no further: an account may have very many */
    public Uni<Use> now(UUID accountId, long most) {
        return Panache.withSession(() -> Sql.rows(NOW, Map.of("account", accountId, "most", most)))
                .map(rows -> new Use(number(rows.getFirst()[0]), number(rows.getFirst()[1]),
                        number(rows.getFirst()[2]), number(rows.getFirst()[3])));
    }

    public Uni<Active> active(UUID accountId, String keyId, String door) {
        return Panache
                .withSession(() -> Sql.rows(ACTIVE, Map.of("account", accountId, "key", keyId, "door", door)))
                .map(rows -> new Active(number(rows.getFirst()[0]), number(rows.getFirst()[1])));
    }

    private static Day day(Object[] row) {
        return new Day((LocalDate) row[0], number(row[1]),
                new Day.Endings(number(row[2]), number(row[3]), number(row[4])), number(row[5]), number(row[6]),
                number(row[7]));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
