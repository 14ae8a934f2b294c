package dev.pressroom.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/**
 * Jobs whose time is over: those that were to end by a time of their own ({@link JobRequest#within}), and those that nobody has begun
 * for as long as any may wait. They fail, and whoever renders one hears of it and stops.
 */
@ApplicationScoped
public class Deadlines {
    static final String OVERDUE = """
            select id from job where deadline <= now() and state in ('QUEUED', 'RUNNING') order by deadline limit 100
            """;
    static final String WAITED = """
            select id from job
             where state = 'QUEUED' and started_at is null and updated_at <= now() - :limit * interval '1 millisecond'
             order by updated_at limit 100
            """;
    private static final String FAIL_OVERDUE = Transitions
            .timingOut("id = :id and state in ('QUEUED', 'RUNNING') and deadline <= now()");
    private static final String FAIL_WAITED = Transitions.timingOut("id = :id and state = 'QUEUED'"
            + " and started_at is null and updated_at <= now() - :limit * interval '1 millisecond'");

    private final Transitions transitions;
    private final JobConfig config;

    Deadlines(Transitions transitions, JobConfig config) {
        this.transitions = transitions;
        this.config = config;
    }

    /** @return how many jobs failed now */
    public Uni<Integer> fail() {
        return each(OVERDUE, Map.of(), FAIL_OVERDUE)
                .chain(overdue -> waited(config.queueLimit()).map(waited -> overdue + waited));
    }

    private Uni<Integer> waited(Duration limit) {
        return limit.isPositive()
                ? each(WAITED, Map.of("limit", limit.toMillis()), FAIL_WAITED)
                : Uni.createFrom().item(0);
    }

    private Uni<Integer> each(String which, Map<String, Object> parameters, String statement) {
        return Panache.withTransaction(() -> Sql.ids(which, parameters))
                .onItem().transformToMulti(jobs -> Multi.createFrom().iterable(jobs))
                .onItem().transformToUniAndConcatenate(job -> fail(job, parameters, statement))
                .collect().with(Collectors.summingInt(count -> count));
    }

    /** In a transaction of its own: a job that a listener cannot take must not hold up the others. */
    private Uni<Integer> fail(UUID jobId, Map<String, Object> parameters, String statement) {
        var all = new HashMap<>(parameters);
        all.putAll(Map.of("id", jobId, "strayAfter", config.strayAfter().toMillis()));
        return Panache.withTransaction(() -> transitions.run(statement, all))
                .onFailure().invoke(failure -> Log.errorf(failure, "job not failed in time job=%s", jobId))
                .onFailure().recoverWithItem(0); // the next round tries again
    }
}
