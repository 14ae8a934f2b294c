package dev.pressroom.access.rate;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one statement that counts a request for all of its policies or for none. Its time is the database's, so servers' clocks do
 * not matter. A policy's row is locked while it is changed and read as it is then, so of any number of servers that ask at once
 * exactly the quota is admitted; where nothing is left nothing is locked or written, so a flood that is refused costs a read.
 */
final class RateStatement {
    private static final String ALL = """
            with clock (us) as (
                select cast(extract(epoch from statement_timestamp()) * 1000000 as bigint)
            ), open0 (tat) as (
                select 1 from clock where not exists (%s)
            )%s
            select %s
              from clock %s
            """;
    /** As it was before: what is refused now would be refused later in the statement too, since others only take more. */
    private static final String EVEN_BLOCKED = """
            select from rate_bucket where name = :name# and tat + :step# > us + :reach#""";
    private static final String EXACT_BLOCKED = """
            select from rate_bucket where name = :name#
               and (select count(*) from unnest(times) moment where moment > us - :reach#) >= :quota#""";
    private static final String FIXED_BLOCKED = """
            select from rate_bucket where name = :name# and tat > us and taken >= :quota#""";
    /** Taken only where the policies before it have been, in the same order by everybody. */
    private static final String EVEN_TAKEN = """
            , open# as (
                insert into rate_bucket as bucket (name, tat)
                select cast(:name# as text), us + :step# from clock cross join open@
                    on conflict (name) do update set tat = greatest(bucket.tat + :step#, excluded.tat), times = null
                 where bucket.tat + :step# <= (select us from clock) + :reach#
                returning tat, times)""";
    private static final String EXACT_TAKEN = """
            , open# as (
                insert into rate_bucket as bucket (name, tat, times)
                select cast(:name# as text), us + :reach#, array[us] from clock cross join open@
                    on conflict (name) do update
                   set tat = greatest(bucket.tat, excluded.tat), times = excluded.times
                       || array(select moment from unnest(bucket.times) moment where moment > excluded.times[1] - :reach#)
                 where (select count(*) from unnest(bucket.times) moment where moment > excluded.times[1] - :reach#) < :quota#
                returning tat, times)""";
    /** A row of a window that is over begins anew; a server that comes late counts for the window that has begun. */
    private static final String FIXED_TAKEN = """
            , open# as (
                insert into rate_bucket as bucket (name, tat, taken)
                select cast(:name# as text), us / :reach# * :reach# + :reach#, 1 from clock cross join open@
                    on conflict (name) do update
                   set tat = greatest(bucket.tat, excluded.tat), times = null,
                       taken = case when bucket.tat < excluded.tat then 1 else coalesce(bucket.taken, 0) + 1 end
                 where bucket.tat < excluded.tat or coalesce(bucket.taken, 0) < :quota#
                returning tat, taken)""";
    private static final String SHOWN = """
            open#.tat is not null, coalesce(open#.tat, seen#.tat, us) - us,
                   (select count(*) from unnest(coalesce(open#.times, seen#.times)) moment where moment > us - :reach#),
                   (select coalesce(min(moment), us) - us from unnest(coalesce(open#.times, seen#.times)) moment
                     where moment > us - :reach#)""";
    private static final String FIXED_SHOWN = """
            open#.tat is not null, us / :reach# * :reach# + :reach# - us,
                   case when coalesce(open#.tat, seen#.tat, 0) > us then coalesce(open#.taken, seen#.taken, 0) else 0 end,
                   cast(0 as bigint)""";
    private static final String JOINED = "left join open# on true left join rate_bucket seen# on seen#.name = :name#";
    /** The same without taking anything. */
    private static final String LOOK = """
            with clock (us) as (
                select cast(extract(epoch from statement_timestamp()) * 1000000 as bigint)
            )
            select %s
              from clock %s
            """;
    private static final String SEEN = """
            coalesce(seen#.tat, us) - us,
                   (select count(*) from unnest(seen#.times) moment where moment > us - :reach#),
                   (select coalesce(min(moment), us) - us from unnest(seen#.times) moment where moment > us - :reach#)""";
    private static final String EVEN_SEEN = "not exists (" + EVEN_BLOCKED + "), " + SEEN;
    private static final String EXACT_SEEN = "not exists (" + EXACT_BLOCKED + "), " + SEEN;
    private static final String FIXED_SEEN = "not exists (" + FIXED_BLOCKED + "), " + """
            us / :reach# * :reach# + :reach# - us,
                   case when coalesce(seen#.tat, 0) > us then coalesce(seen#.taken, 0) else 0 end, cast(0 as bigint)""";
    private static final String BESIDE = "left join rate_bucket seen# on seen#.name = :name#";
    /** In a row: whether it was counted, and what {@link Level#of} reads. */
    static final int COLUMNS = 4;

    private RateStatement() {}

    /**
     * A row with {@value #COLUMNS} columns for each policy. The n-th policy, from 1, takes {@code :name}n and {@code :reach}n, and
     * {@code :step}n or {@code :quota}n by its manner.
     */
    static String of(List<Policy> policies) {
        return ALL.formatted(
                each(policies, " union all ", EVEN_BLOCKED, EXACT_BLOCKED, FIXED_BLOCKED),
                each(policies, "", EVEN_TAKEN, EXACT_TAKEN, FIXED_TAKEN),
                each(policies, ", ", SHOWN, SHOWN, FIXED_SHOWN),
                each(policies, " ", JOINED, JOINED, JOINED));
    }

    /** As {@link #of}, and nothing is counted: whether it would be now. */
    static String looking(List<Policy> policies) {
        return LOOK.formatted(each(policies, ", ", EVEN_SEEN, EXACT_SEEN, FIXED_SEEN),
                each(policies, " ", BESIDE, BESIDE, BESIDE));
    }

    /** @param manners the text of each, in the order of {@link Policy.Manner} */
    private static String each(List<Policy> policies, String between, String... manners) {
        return IntStream.rangeClosed(1, policies.size())
                .mapToObj(number -> manners[policies.get(number - 1).manner().ordinal()]
                        .replace("#", String.valueOf(number)).replace("@", String.valueOf(number - 1)))
                .collect(Collectors.joining(between));
    }
}
