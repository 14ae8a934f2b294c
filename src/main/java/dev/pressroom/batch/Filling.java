package dev.pressroom.batch;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.job.Drafts;
import dev.pressroom.job.Handle;
import dev.pressroom.job.HandleTaken;
import dev.pressroom.job.MemberDraft;
import dev.pressroom.job.Members;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.webhook.Callbacks;

/** How a batch comes to be: begun, filled by hundreds, opened all at once. Until then nobody sees it; only intake calls this. */
@ApplicationScoped
public class Filling {
    private static final String BEGIN = """
            insert into batch (id, account_id, created_by, created_at, metadata, door, handle, handle_kept)
            values (:id, :account, :key, :now, cast(cast(:metadata as text) as jsonb), nullif(:door, ''), nullif(:handle, ''),
                    :kept)
            """;
    private static final String TOUCH = """
            update batch set filled_at = now() where id = :id and account_id = :account and state = 'FILLING' and deleted_at is null
            """;
    private static final String OPEN = """
            update batch
               set state = 'OPEN', items = :items, created_at = :now,
                   template_id = cast(nullif(:template, '') as uuid), template_version = cast(nullif(:version, '') as int),
                   document_seconds = :documents, row_seconds = :rows
             where id = :id and account_id = :account and state = 'FILLING' and deleted_at is null
            """;
    private static final String TELL = "select 1, cast(pg_notify('%s', cast(:id as text)) as text)"
            .formatted(Members.CHANNEL);
    private static final String DROP = "delete from batch where id = :id and account_id = :account and state = 'FILLING'";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Drafts drafts;
    private final BatchRows rows;
    private final ArchiveOrders archives;
    private final Callbacks callbacks;
    private final Clock clock;

    Filling(Drafts drafts, BatchRows rows, ArchiveOrders archives, Callbacks callbacks, Clock clock) {
        this.drafts = drafts;
        this.rows = rows;
        this.archives = archives;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /**
     * What is known of a batch before its items are.
     *
     * @param keyId    the API key that asked
     * @param metadata a JSON object as text, one member a dialect
     * @param door     that it comes in by; null for our own API's
     * @param handle   that the door gives it, from now on; null for none
     */
    public record Beginning(String keyId, String metadata, @Nullable String door, @Nullable Handle handle) {}

    /** @return fails with {@link HandleTaken} where another batch bears the name */
    public Uni<UUID> begin(UUID accountId, Beginning begun) {
        UUID id = ids.generate();
        Handle handle = begun.handle();
        Map<String, Object> row = Map.of("id", id, "account", accountId, "key", begun.keyId(), "now", now(), "metadata",
                begun.metadata(), "door", Objects.requireNonNullElse(begun.door(), ""), "handle",
                handle == null ? "" : handle.text(), "kept", handle != null && handle.kept());
        return Panache.withTransaction(() -> Sql.run(BEGIN, row))
                .onFailure(HandleTaken::caused).transform(_ -> new HandleTaken()).replaceWith(id);
    }

    /**
     * Puts some hundreds of items in, in a transaction of its own.
     *
     * @return fails with {@link Problem.Gone} where the batch was given up meanwhile
     */
    public Uni<Void> add(UUID accountId, UUID batchId, List<MemberDraft> items) {
        return Panache.withTransaction(() -> Sql.run(TOUCH, Map.of("id", batchId, "account", accountId))
                .invoke(Filling::requireHere).chain(() -> drafts.add(accountId, batchId, items)));
    }

    /**
     * Makes the items jobs and the batch one that its account sees, in the caller's transaction. One without items is completed as soon
     * as that is committed.
     *
     * @param archived whether it is to have an archive
     */
    public Uni<Batch> open(Drafts.Shared shared, boolean archived) {
        return drafts.release(shared).call(count -> Sql.run(OPEN, row(shared, count)).invoke(Filling::requireHere))
                .chain(count -> count == 0
                        ? Sql.rows(TELL, Map.of("id", shared.batchId().toString())).replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .chain(() -> archived
                        ? archives.ask(shared.accountId(), shared.batchId())
                        : Uni.createFrom().voidItem())
                .chain(() -> rows.find("id = ?1 and accountId = ?2", shared.batchId(), shared.accountId())
                        .singleResult());
    }

    private Map<String, Object> row(Drafts.Shared shared, int items) {
        Map<String, Object> row = new HashMap<>(Map.of("id", shared.batchId(), "account", shared.accountId(), "items",
                items, "now", now(), "documents", shared.kept().documents().toSeconds(), "rows",
                shared.kept().jobs().toSeconds()));
        Source.Pinned stored = shared.source() instanceof Source.Pinned pinned ? pinned : null;
        row.put("template", stored == null ? "" : stored.templateId().toString());
        row.put("version", stored == null ? "" : String.valueOf(stored.version()));
        return row;
    }

    /** Removes what will not be opened. */
    public Uni<Void> drop(UUID accountId, UUID batchId) {
        return Panache.withTransaction(() -> Sql.run(DROP, Map.of("id", batchId, "account", accountId))
                .chain(count -> count == 0 ? Uni.createFrom().voidItem() : callbacks.forget(accountId, batchId)));
    }

    private static void requireHere(int count) {
        if (count == 0) {
            throw new Problem.Gone("The items came in too slowly, and the batch was given up; send it again.");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
