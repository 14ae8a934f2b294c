package dev.pressroom.job;

import java.util.List;
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
 * Ends what jobs that have ended may keep no longer. Rows come first: the transaction that takes a document from its job notes it
 * as a stray, so whatever dies in between, each object has either a job or a note.
 */
@ApplicationScoped
public class Expiries {
    /** Rows that others hold are left to them. */
    private static final String DUE = """
            select id from job
             where expires_at <= now() and expired_at is null and deleted_at is null and state %s
             order by expires_at limit :most""";
    private static final String LOCKED = DUE + " for update skip locked";
    /** The report may quote the document. */
    private static final String EXPIRE = """
            update job
               set state = 'EXPIRED', revision = revision + 1, expired_at = now(), updated_at = now(),
                   document_key = null, report = null
             where id in (%s) and state = 'SUCCEEDED'""";
    private static final String DOCUMENT = "= 'SUCCEEDED'";
    static final String EXPIRE_SOME = Transitions.expiring(EXPIRE.formatted(LOCKED.formatted(DOCUMENT)));
    private static final String EXPIRE_ONE = Transitions.expiring(EXPIRE.formatted(
            "select id from job where id = :id and expires_at <= now() and expired_at is null and deleted_at is null for update skip locked"));
    static final String EMPTY = Transitions.emptying("""
            update job set expired_at = now(), updated_at = now(), report = null
             where id in (%s)""".formatted(LOCKED.formatted("in ('FAILED', 'CANCELED')")));
    static final String REMOVE = """
            delete from job
             where id in (select id from job where removes_at <= now() and deleted_at is null
                           order by removes_at limit :most for update skip locked)
            """;

    private final Transitions transitions;

    Expiries(Transitions transitions) {
        this.transitions = transitions;
    }

    /**
     * Takes document and data from jobs whose time is over; they are EXPIRED then, and their listeners know.
     *
     * @return how many; as many as were asked for where there may be more
     */
    public Uni<Integer> expire(int most) {
        return Panache.withTransaction(() -> transitions.run(EXPIRE_SOME, Map.of("most", most)))
                .onFailure().recoverWithUni(failure -> singly(most, failure));
    }

    /** A job that a listener cannot take must not hold up the others. */
    private Uni<Integer> singly(int most, Throwable failure) {
        Log.warnf("jobs not expired together, trying one by one cause=%s", failure);
        return Panache.withTransaction(() -> Sql.ids(DUE.formatted(DOCUMENT), Map.of("most", most)))
                .onItem().transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem().transformToUniAndConcatenate(this::expire)
                .collect().with(Collectors.summingInt(count -> count));
    }

    private Uni<Integer> expire(UUID jobId) {
        return Panache.withTransaction(() -> transitions.run(EXPIRE_ONE, Map.of("id", jobId)))
                .onFailure().invoke(failure -> Log.errorf(failure, "job not expired job=%s", jobId))
                .onFailure().recoverWithItem(0); // the next round tries again
    }

    /** Takes the data from failed and canceled jobs whose time is over; they stay what they are. */
    public Uni<Integer> empty(int most) {
        return Panache.withTransaction(() -> Sql.ids(EMPTY, Map.of("most", most))).map(List::size);
    }

    /** Removes the rows of jobs that have nothing left and whose second time is over, too. */
    public Uni<Integer> remove(int most) {
        return Panache.withTransaction(() -> Sql.run(REMOVE, Map.of("most", most)));
    }
}
