package dev.pressroom.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The job rows whose message has not travelled yet: a row with {@code dispatched_at is null} is the outbox's entry. */
@ApplicationScoped
public class Outbox {
    /** @param lane the queue its message goes to */
    public record Entry(UUID jobId, Lane lane) {}

    private static final String TAKE = """
            update job set dispatch_until = now() + :hold * interval '1 millisecond'
             where id in (select id from job
                           where state = 'QUEUED' and dispatched_at is null
                             and (not_before is null or not_before <= now())
                             and (dispatch_until is null or dispatch_until < now())
                           order by id limit :most for update skip locked)
            returning id, lane
            """;
    private static final String DONE = "update job set dispatched_at = now() where id in (:ids) and dispatched_at is null";
    private static final String DROP = "update job set dispatch_until = null where id in (:ids) and dispatched_at is null";

    /**
     * Takes due entries, oldest first, that no other process holds.
     *
     * @param hold after which another process may take what this one did not finish
     */
    public Uni<List<Entry>> take(int most, Duration hold) {
        return Panache.withTransaction(() -> Sql.rows(TAKE, Map.of("most", most, "hold", hold.toMillis())))
                .map(rows -> rows.stream().map(row -> new Entry((UUID) row[0], Lane.valueOf((String) row[1])))
                        .toList());
    }

    /** The broker has confirmed these messages. */
    public Uni<Void> dispatched(List<UUID> jobIds) {
        return mark(DONE, jobIds);
    }

    /** These could not be sent; anybody may try again. */
    public Uni<Void> putBack(List<UUID> jobIds) {
        return mark(DROP, jobIds);
    }

    private static Uni<Void> mark(String statement, List<UUID> jobIds) {
        if (jobIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.withTransaction(() -> Sql.run(statement, Map.of("ids", jobIds))).replaceWithVoid();
    }
}
