package dev.pressroom.job;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.pressroom.Sql;
import dev.pressroom.access.limit.Retention;

/** Items of batches that come in: kept aside by hundreds, made jobs all at once. Everything joins the caller's transaction. */
@ApplicationScoped
public class Drafts {
    /** Rows travel as one JSON text: the statement is the same for one and for hundreds. */
    private static final String ADD = """
            insert into member_draft (batch_id, item, job_id, account_id, data, filename, metadata)
            select cast(:batch as uuid), draft.item, draft.id, cast(:account as uuid), draft.data, draft.filename,
                   draft.metadata
              from json_to_recordset(cast(cast(:rows as text) as json))
                as draft(item int, id uuid, data text, filename text, metadata text)
            """;
    private static final String SHARE = """
            insert into shared_payload (id, account_id, html, css, finish, partials)
            values (:batch, :account, nullif(:html, ''), nullif(:css, ''), nullif(:finish, ''), :partials)
            """;
    /**
     * The next drafts in the order of their items: so many at most, and no more bytes but for the first one's. A statement of its
     * own for each few, since one over all of a large batch takes longer than the database lets a statement take.
     */
    private static final String RELEASE = """
            with draft as (
                delete from member_draft
                 where batch_id = :batch and account_id = :account and item >= :from and item <= (
                           select max(item) from (
                               select item, sum(octet_length(data)) over (order by item) - octet_length(data) as before
                                 from member_draft
                                where batch_id = :batch and account_id = :account
                                  and item >= :from and item < :from + %d) line
                            where before < %d)
                returning batch_id, item, job_id, account_id, data, filename, metadata)
            , made as (
                insert into job (id, account_id, created_by, lane, filename, metadata, options, silent, created_at,
                                 template_id, template_version, document_seconds, row_seconds, door, batch_id, batch_item)
                select job_id, account_id, :key, 'BULK', filename, cast(metadata as jsonb),
                       cast(cast(:options as text) as jsonb), true, :now, cast(nullif(:template, '') as uuid),
                       cast(nullif(:version, '') as int), :documents, :rows, nullif(:door, ''), batch_id, item
                  from draft order by item)
            , payload as (
                insert into job_payload (job_id, account_id, data) select job_id, account_id, data from draft)
            select count(*), max(item) from draft
            """
            .formatted(2_000, 8 << 20);

    /** Ids of one batch rise with their items, so its jobs stand in line in that order. */
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final OptionsText options;
    private final Clock clock;

    Drafts(OptionsText options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /**
     * What all members of a batch have in common.
     *
     * @param request its data is nobody's
     * @param kept    how long, after each one's end
     */
    public record Shared(UUID accountId, UUID batchId, String keyId, Source.Fixed source, JobRequest request,
            Retention kept) {}

    /** Some hundreds at most; only intake calls this. */
    public Uni<Void> add(UUID accountId, UUID batchId, List<MemberDraft> drafts) {
        var rows = new JsonArray();
        drafts.forEach(draft -> rows.add(new JsonObject().put("item", draft.item()).put("id", ids.generate().toString())
                .put("data", draft.data()).put("filename", draft.filename()).put("metadata", draft.metadata())));
        return Sql.run(ADD, Map.of("batch", batchId, "account", accountId, "rows", rows.encode())).replaceWithVoid();
    }

    /**
     * Makes all drafts of the batch jobs; only intake calls this.
     *
     * @return how many
     */
    public Uni<Integer> release(Shared shared) {
        Map<String, Object> row = row(shared);
        return share(shared).chain(() -> releaseFrom(0, row));
    }

    private Uni<Integer> releaseFrom(int item, Map<String, Object> row) {
        row.put("from", item);
        return Sql.rows(RELEASE, row).map(List::getFirst).chain(some -> some[1] == null
                ? Uni.createFrom().item(0)
                : releaseFrom(((Number) some[1]).intValue() + 1, row)
                        .map(more -> ((Number) some[0]).intValue() + more));
    }

    private Map<String, Object> row(Shared shared) {
        Map<String, Object> row = new HashMap<>(Map.of("batch", shared.batchId(), "account", shared.accountId(), "key",
                shared.keyId(), "options", options.write(shared.request().options()), "now",
                clock.instant().atOffset(ZoneOffset.UTC), "documents", shared.kept().documents().toSeconds(), "rows",
                shared.kept().jobs().toSeconds()));
        Source.Pinned stored = shared.source() instanceof Source.Pinned pinned ? pinned : null;
        row.put("template", stored == null ? "" : stored.templateId().toString());
        row.put("version", stored == null ? "" : String.valueOf(stored.version()));
        row.put("door", text(shared.request().door()));
        return row;
    }

    private Uni<Integer> share(Shared shared) {
        Source.Inline inline = shared.source() instanceof Source.Inline text ? text : null;
        String finish = options.writeFinish(shared.batchId(), shared.request().options());
        Map<String, Object> row = new HashMap<>(Map.of("batch", shared.batchId(), "account", shared.accountId(),
                "partials", PartialsText.write(shared.source().partials())));
        row.put("html", inline == null ? "" : inline.html());
        row.put("css", text(css(shared.source())));
        row.put("finish", text(finish));
        return Sql.run(SHARE, row);
    }

    private static @Nullable String css(Source.Fixed source) {
        return switch (source) {
            case Source.Inline inline -> inline.css();
            case Source.Pinned pinned -> pinned.css();
            case Source.Merged merged -> null;
        };
    }

    /** A null parameter has no type of its own. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
