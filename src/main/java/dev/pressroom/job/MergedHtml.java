package dev.pressroom.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;

/**
 * Which attempts may have stored the HTML that their templates and data came to. A row is written before the HTML and
 * outlives its job, so nothing is ever stored that no row names.
 */
@ApplicationScoped
public class MergedHtml {
    /** The upload that a row announces has ended by then. */
    private static final Duration LEAST = Duration.ofMinutes(2);
    private static final String ANNOUNCE = """
            insert into merged_html (job_id, attempt, account_id, expires_at)
            values (:id, :attempt, :account, now() + :keep * interval '1 millisecond')
                on conflict (job_id, attempt) do update set expires_at = excluded.expires_at
            """;
    private static final String LATEST = """
            select account_id, job_id, attempt from merged_html
             where job_id = :id and account_id = :account and expires_at > now()
             order by attempt desc limit 1
            """;
    /** Held rather than deleted: the row goes when the HTML has gone. */
    private static final String TAKE = """
            update merged_html set held_until = now() + :hold * interval '1 millisecond'
             where (job_id, attempt) in (
                       select job_id, attempt from merged_html
                        where expires_at <= now() and (held_until is null or held_until <= now())
                        order by expires_at limit :most for update skip locked)
            returning account_id, job_id, attempt
            """;
    private static final String FORGET = """
            delete from merged_html where job_id = :id and attempt = :attempt and expires_at <= now()
            """;
    /** For a job that its account deletes. */
    static final String END = """
            update merged_html set expires_at = now()
             where job_id = :id and account_id = :account and expires_at > now()
            """;
    /** In the statement that deletes many of {@code :account} and names them {@code gone}. */
    static final String ALL_END = """
            update merged_html set expires_at = now()
             where job_id in (select id from gone) and account_id = :account and expires_at > now()
            """;
    private final DebugConfig config;

    MergedHtml(DebugConfig config) {
        this.config = config;
    }

    /** One attempt's. */
    public record Kept(UUID accountId, UUID jobId, int attempt) {
        public String key() {
            return key(accountId, jobId, attempt);
        }

        static String key(UUID accountId, UUID jobId, int attempt) {
            return accountId + "/" + jobId + "/" + attempt + ".html";
        }
    }

    /** @return the key under which it is to be stored now */
    public Uni<String> announce(Attempt attempt) {
        long keep = Math.max(config.keep().toMillis(), LEAST.toMillis());
        return Panache.withTransaction(() -> Sql.run(ANNOUNCE, Map.of("id", attempt.jobId(), "attempt",
                attempt.number(), "account", attempt.accountId(), "keep", keep)))
                .replaceWith(Kept.key(attempt.accountId(), attempt.jobId(), attempt.number()));
    }

    /** The last attempt's; null where there is none, or none any more. */
    public Uni<@Nullable Kept> latest(UUID accountId, UUID jobId) {
        return Panache.withSession(() -> Sql.rows(LATEST, Map.of("id", jobId, "account", accountId)))
                .map(rows -> rows.isEmpty() ? null : kept(rows.getFirst()));
    }

    /**
     * Takes some whose time is over and that no other process holds.
     *
     * @param hold after which another may take what this process did not finish
     */
    public Uni<List<Kept>> take(int most, Duration hold) {
        return Panache.withTransaction(() -> Sql.rows(TAKE, Map.of("most", most, "hold", hold.toMillis())))
                .map(rows -> rows.stream().map(MergedHtml::kept).toList());
    }

    /** It has been removed. */
    public Uni<Void> forget(Kept gone) {
        return Panache.withTransaction(
                () -> Sql.run(FORGET, Map.of("id", gone.jobId(), "attempt", gone.attempt()))).replaceWithVoid();
    }

    private static Kept kept(Object[] row) {
        return new Kept((UUID) row[0], (UUID) row[1], ((Number) row[2]).intValue());
    }
}
