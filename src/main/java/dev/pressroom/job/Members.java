package dev.pressroom.job;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Sql;
import dev.pressroom.job.usage.StoredBytes;

/** The jobs of a batch; every query names the account. What changes many of them does so some hundreds at a time. */
@ApplicationScoped
public class Members {
    /** What is told under this name is the id of a batch a member of which has ended, when and only when that is committed. */
    public static final String CHANNEL = "pressroom_batch";

    private static final int PAGE = 256;
    private static final String OF_BATCH = " where batch_id = :batch and account_id = :account and deleted_at is null";
    private static final String COUNT = """
            select batch_id, state, count(*) from job
             where batch_id = any (:batches) and account_id = :account and deleted_at is null group by batch_id, state
            """;
    private static final String BEGUN = """
            select batch_id, min(least(started_at, finished_at)) from job
             where batch_id = any (:batches) and account_id = :account group by batch_id
            """;
    private static final String UNFINISHED = "select id from job" + OF_BATCH
            + " and state in ('QUEUED', 'RUNNING') limit 1";
    private static final String FAILED = "select id from job" + OF_BATCH
            + " and state = 'FAILED' and expired_at is null limit 1";
    private static final String WALK = """
            select id, batch_item, state, filename, document_key, size, error_code, error_message from job
            """ + OF_BATCH + " and batch_item > :after and state %s order by batch_item limit :most";
    /** Rows that others hold are left to the next round. */
    private static final String CANCEL = Transitions.canceling("The batch was canceled.", """
            id = any (array(select id from job %s and state in ('QUEUED', 'RUNNING')
                             limit :most for update skip locked))
            """.formatted(OF_BATCH));
    private static final String RETRY = Transitions.retrying("""
            id = any (array(select id from job %s and state = 'FAILED' and expired_at is null
                             order by batch_item limit :most for update skip locked))
            """.formatted(OF_BATCH));
    private static final String MERGED = """
            select id from job join job_payload payload on payload.job_id = job.id and merges = :batch
             where job.account_id = :account and deleted_at is null order by id desc limit 1
            """;
    private static final String DELETE = """
            with gone as (
                update job set deleted_at = now(), updated_at = now()
                 where id = any (array(select id from job %s and state not in ('QUEUED', 'RUNNING')
                                        limit :most for update skip locked))
                returning id, account_id, state, size, trial)
            , html as (%s)
            , freed as (%s)
            select id from gone
            """.formatted(OF_BATCH, MergedHtml.ALL_END, StoredBytes.ALL_DELETED);
    private static final String PLACE = "select id, batch_item from job where id = :id and batch_id = :batch and account_id = :account";

    private final JobRows rows;
    private final Transitions transitions;
    private final JobConfig config;

    Members(JobRows rows, Transitions transitions, JobConfig config) {
        this.rows = rows;
        this.transitions = transitions;
        this.config = config;
    }

    /** Of these batches; one without members has no entry. */
    public Uni<Map<UUID, MemberCounts>> counts(UUID accountId, List<UUID> batchIds) {
        if (batchIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.withSession(() -> Sql.rows(COUNT, Map.of("batches", batchIds, "account", accountId)))
                .map(found -> {
                    Map<UUID, MemberCounts> counts = new HashMap<>();
                    found.forEach(row -> counts.merge((UUID) row[0], MemberCounts.NONE, (some, none) -> some));
                    found.forEach(row -> counts.computeIfPresent((UUID) row[0], (batch, some) -> some
                            .with(JobState.valueOf((String) row[1]), ((Number) row[2]).intValue())));
                    return counts;
                });
    }

    /** Since when a member has been taken up, or has ended without that; of these batches, where there is one. */
    public Uni<Map<UUID, Instant>> begun(UUID accountId, List<UUID> batchIds) {
        return batchIds.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Panache.withSession(() -> Sql.rows(BEGUN, Map.of("batches", batchIds, "account", accountId)))
                        .map(rows -> rows.stream().filter(row -> row[1] != null)
                                .collect(Collectors.toMap(row -> (UUID) row[0],
                                        row -> ((OffsetDateTime) row[1]).toInstant())));
    }

    /**
     * In the order of their items, other than lists of jobs: a cursor's after means later items.
     *
     * @param state null for all
     */
    public Uni<Slice<Job>> list(UUID accountId, UUID batchId, @Nullable JobState state, Cursor cursor) {
        var parameters = new HashMap<String, Object>(Map.of("account", accountId, "batch", batchId));
        var query = new StringBuilder("accountId = :account and batchId = :batch and deletedAt is null");
        if (state != null) {
            query.append(" and state = :state");
            parameters.put("state", state);
        }
        return Panache.withSession(() -> position(accountId, batchId, cursor).chain(behind -> {
            behind.forEach((clause, position) -> {
                query.append(clause);
                parameters.put("position", position);
            });
            var order = cursor.backwards() ? Sort.descending("batchItem") : Sort.ascending("batchItem");
            return rows.find(query.toString(), order, parameters).range(0, cursor.limit()).list();
        })).map(jobs -> Slice.of(jobs, cursor));
    }

    /** A clause and its position, none at the beginning. By items, as the index goes: by ids it would be read from its start. */
    private static Uni<Map<String, Object>> position(UUID accountId, UUID batchId, Cursor cursor) {
        UUID id = cursor.backwards() ? cursor.before() : cursor.after();
        if (id == null) {
            return Uni.createFrom().item(Map.of());
        }
        String side = cursor.backwards() ? " < " : " > ";
        // Ids of one batch rise with its items: one whose row is gone still has its place among them.
        return Sql.rows(PLACE, Map.of("id", id, "batch", batchId, "account", accountId)).map(found -> found.isEmpty()
                ? Map.of(" and id" + side + ":position", id)
                : Map.of(" and batchItem" + side + ":position", found.getFirst()[1]));
    }

    /**
     * The next few hundreds of a batch in the order of their items; empty after the last.
     *
     * @param documents true for those that have a document, false for those that have none
     * @param after     the item that was seen last, -1 for none
     */
    public Uni<List<Member>> next(UUID accountId, UUID batchId, boolean documents, int after) {
        String statement = WALK.formatted(documents ? "= 'SUCCEEDED'" : "<> 'SUCCEEDED'");
        return Panache.withSession(() -> Sql.rows(statement,
                Map.of("account", accountId, "batch", batchId, "after", after, "most", PAGE)))
                .map(found -> found.stream().map(Members::member).toList());
    }

    private static Member member(Object[] row) {
        return new Member((UUID) row[0], ((Number) row[1]).intValue(), JobState.valueOf((String) row[2]),
                (String) row[3], (String) row[4], row[5] == null ? 0 : ((Number) row[5]).longValue(), (String) row[6],
                (String) row[7]);
    }

    /**
     * Cancels some that wait or run, in the caller's transaction.
     *
     * @return how many
     */
    public Uni<Integer> cancel(UUID accountId, UUID batchId, int most) {
        return transitions.run(CANCEL, Map.of("account", accountId, "batch", batchId, "most", most, "strayAfter",
                config.strayAfter().toMillis()));
    }

    /**
     * Queues some that failed and still have their data again, in the caller's transaction.
     *
     * @return how many
     */
    public Uni<Integer> retry(UUID accountId, UUID batchId, int most) {
        return transitions.run(RETRY, Map.of("account", accountId, "batch", batchId, "most", most));
    }

    /** Takes some that have ended from their account's sight, in the caller's transaction; what they stored counts no more. */
    public Uni<Integer> delete(UUID accountId, UUID batchId, int most) {
        return Sql.ids(DELETE, Map.of("account", accountId, "batch", batchId, "most", most)).map(List::size);
    }

    /** The job that was asked last to bind the members' documents, and still has its payload; null where there is none. */
    public Uni<@Nullable UUID> merging(UUID accountId, UUID batchId) {
        return Panache.withSession(() -> Sql.ids(MERGED, Map.of("account", accountId, "batch", batchId)))
                .map(ids -> ids.isEmpty() ? null : ids.getFirst());
    }

    /** Whether one waits or runs: cheap, however large the batch is. */
    public Uni<Boolean> unfinished(UUID accountId, UUID batchId) {
        return Panache.withSession(() -> Sql.ids(UNFINISHED, Map.of("account", accountId, "batch", batchId)))
                .map(ids -> !ids.isEmpty());
    }

    /** Whether there is one that {@link #retry} would queue. */
    public Uni<Boolean> failed(UUID accountId, UUID batchId) {
        return Panache.withSession(() -> Sql.ids(FAILED, Map.of("account", accountId, "batch", batchId)))
                .map(ids -> !ids.isEmpty());
    }
}
