package dev.pressroom.job;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.job.usage.Usage;

/** A new job's row, its payload and its account's count of accepted jobs, in one statement: none is ever without the others. */
final class JobInsert {
    private static final String INSERT = """
            with made as (
                insert into job (id, account_id, lane, template_id, template_version, filename, metadata, options, silent,
                                 created_by, trial, door, handle, handle_kept, created_at, document_seconds, row_seconds,
                                 limit_ms, deadline)
                values (:id, :account, :lane, :template, :version, :filename, cast(cast(:metadata as text) as jsonb),
                        cast(cast(:options as text) as jsonb), :silent, :key, :trial, :door, :handle, :handleKept,
                        :createdAt, :documentSeconds, :rowSeconds, :limit, :deadline)
                returning number, account_id, trial)
            , payload as (
                insert into job_payload (job_id, account_id, html, css, data, finish, partials, merges)
                values (:id, :account, :html, :css, :data, :finish, :partials, :merges))
            , accepted as (
                %s select account_id, %s, %s, 1 from made where not trial %s)
            select number from made
            """
            .formatted(Usage.ACCEPT, Usage.TODAY, Usage.SHARD, Usage.AS_WELL);

    private JobInsert() {}

    /** The job with its number. */
    static Uni<Job> run(Job job, JobPayload payload) {
        var row = new HashMap<String, @Nullable Object>();
        row.putAll(asked(job));
        row.putAll(terms(job));
        row.putAll(texts(payload));
        return Sql.rows(INSERT, row).map(rows -> {
            job.number = ((Number) rows.getFirst()[0]).longValue();
            return job;
        });
    }

    private static Map<String, @Nullable Object> asked(Job job) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", job.id);
        row.put("account", job.accountId);
        row.put("lane", job.lane.name());
        row.put("template", job.templateId);
        row.put("version", job.templateVersion);
        row.put("filename", job.filename);
        row.put("metadata", job.metadata);
        row.put("options", job.options);
        row.put("silent", job.silent);
        return row;
    }

    private static Map<String, @Nullable Object> terms(Job job) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("key", job.origin.createdBy);
        row.put("trial", job.origin.trial);
        row.put("door", job.origin.door);
        row.put("handle", job.origin.handle);
        row.put("handleKept", job.origin.handleKept);
        row.put("createdAt", job.createdAt);
        row.put("documentSeconds", job.term.documentSeconds);
        row.put("rowSeconds", job.term.rowSeconds);
        row.put("limit", job.limit.limitMs);
        row.put("deadline", job.limit.deadline);
        return row;
    }

    private static Map<String, @Nullable Object> texts(JobPayload payload) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("html", payload.html);
        row.put("css", payload.css);
        row.put("data", payload.data);
        row.put("finish", payload.finish);
        row.put("partials", payload.partials);
        row.put("merges", payload.merges);
        return row;
    }
}
