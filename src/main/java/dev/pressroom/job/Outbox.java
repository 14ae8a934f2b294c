package dev.pressroom.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/**
 * The jobs whose message has not travelled yet, standing in line lane by lane. Who takes some from a line holds them for a
 * while, sends their messages, and says which were sent.
 */
@ApplicationScoped
public class Outbox {
    /**
     * @param jobs   in the order in which their messages should travel
     * @param barred true where nothing was looked at, because another process is just taking from this line
     */
    public record Taken(List<UUID> jobs, boolean barred) {
        static final Taken BARRED = new Taken(List.of(), true);

        static Taken of(List<UUID> jobs) {
            return new Taken(jobs, false);
        }
    }

    private static final String TAKE = """
            update job set dispatch_until = now() + :hold * interval '1 millisecond'
             where id in (select id from job
                           where lane = 'EXPRESS' and state = 'QUEUED'
                             and dispatched_at is null and dispatch_until is null and not_before is null
                           order by id limit :most for update skip locked)
            returning id
            """;
    /** A job that was taken back while it was held has lost its hold, and waits for a new message. */
    private static final String SENT = """
            update job set dispatched_at = now()
             where id = any (:ids) and dispatched_at is null and dispatch_until is not null
            """;
    private static final String UNSENT = "update job set dispatch_until = null where id = any (:ids) and dispatched_at is null";
    private static final String WAITED = """
            update job set not_before = null
             where id in (select id from job where state = 'QUEUED' and not_before <= now()
                           order by not_before limit 1000 for update skip locked)
            """;
    private static final String FORGOTTEN = """
            update job set dispatch_until = null
             where id in (select id from job where state = 'QUEUED' and dispatched_at is null and dispatch_until < now()
                           order by dispatch_until limit 1000 for update skip locked)
            """;

    private final BulkLine bulk;

    Outbox(BulkLine bulk) {
        this.bulk = bulk;
    }

    /**
     * The oldest jobs of the express line that no other process holds.
     *
     * @param hold after which a job that was not sent stands in line again
     */
    public Uni<Taken> takeExpress(int most, Duration hold) {
        return Panache.withTransaction(() -> Sql.ids(TAKE, Map.of("most", most, "hold", hold.toMillis())))
                .map(Taken::of);
    }

    /**
     * Jobs of the bulk line, round by round of the accounts that have some, the oldest of each first.
     *
     * @param window jobs that one account may have open: sent, being sent or worked on
     * @param hold   after which a job that was not sent stands in line again
     */
    public Uni<Taken> takeBulk(int most, int window, Duration hold) {
        return bulk.take(most, window, hold);
    }

    /** The broker has confirmed these messages. */
    public Uni<Void> sent(List<UUID> jobIds) {
        return mark(SENT, jobIds);
    }

    /** These could not be sent; anybody may try again. */
    public Uni<Void> unsent(List<UUID> jobIds) {
        return mark(UNSENT, jobIds);
    }

    /** Lets those join the line whose time has come: retries after their wait, and what a process held that is gone. */
    public Uni<Void> admit() {
        return Panache.withTransaction(() -> Sql.run(WAITED, Map.of()).chain(() -> Sql.run(FORGOTTEN, Map.of())))
                .replaceWithVoid();
    }

    private static Uni<Void> mark(String statement, List<UUID> jobIds) {
        if (jobIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.withTransaction(() -> Sql.run(statement, Map.of("ids", jobIds))).replaceWithVoid();
    }
}
