package dev.pressroom.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Sql;

/** Lists of jobs: ids first, by the indexes that plain SQL reaches, then their rows. */
@ApplicationScoped
class JobSearch {
    private final JobRows rows;

    JobSearch(JobRows rows) {
        this.rows = rows;
    }

    Uni<Slice<Job>> list(UUID accountId, JobFilter filter, Cursor cursor) {
        var query = new Query();
        query.where("account_id = :account and deleted_at is null", "account", accountId);
        query.whereIf(filter.state() == null ? null : filter.state().name(), "state = :state", "state");
        query.whereIf(filter.templateId(), "template_id = :template", "template");
        query.whereIf(filter.createdFrom(), "created_at >= :from", "from");
        query.whereIf(filter.createdTo(), "created_at < :to", "to");
        query.whereIf(filter.metadata(), "metadata @> cast(cast(:metadata as text) as jsonb)", "metadata");
        query.whereIf(cursor.after(), "id < :after", "after");
        query.whereIf(cursor.before(), "id > :before", "before");
        query.text.append(" order by id ").append(cursor.backwards() ? "asc" : "desc")
                .append(" limit :most");
        query.parameters.put("most", cursor.fetch());
        return Sql.ids(query.text.toString(), query.parameters).flatMap(ids -> load(ids, cursor));
    }

    private Uni<Slice<Job>> load(List<UUID> ids, Cursor cursor) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new Slice<>(List.of(), false));
        }
        var order = cursor.backwards() ? Sort.ascending("id") : Sort.descending("id");
        return rows.list("id in ?1", order, ids).map(jobs -> Slice.of(jobs, cursor));
    }

    private static final class Query {
        final StringBuilder text = new StringBuilder("select id from job where ");
        final Map<String, Object> parameters = new HashMap<>();

        void where(String condition, String name, Object value) {
            text.append(condition);
            parameters.put(name, value);
        }

        void whereIf(@Nullable Object value, String condition, String name) {
            if (value != null) {
                where(" and " + condition, name, value);
            }
        }
    }
}
