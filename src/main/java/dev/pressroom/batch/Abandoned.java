package dev.pressroom.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.webhook.Callbacks;

/** Batches that broke off while they came in: given up at once, so that nobody fills them any more, and removed bit by bit. */
@ApplicationScoped
class Abandoned {
    /** Their items carry data; a hundred thousand of them would be no short statement. */
    private static final int DRAFTS = 10_000;
    private static final String GIVE_UP = """
            update batch set deleted_at = now() where id in (
                select id from batch
                 where state = 'FILLING' and deleted_at is null and filled_at < now() - :after * interval '1 millisecond'
                 order by filled_at limit :most for update skip locked)
            """;
    private static final String NEXT = """
            select id, account_id from batch where state = 'FILLING' and deleted_at is not null
             order by deleted_at limit 1 for update skip locked
            """;
    private static final String EMPTY = """
            delete from member_draft where batch_id = :id
               and ctid = any (array(select ctid from member_draft where batch_id = :id limit :most))
            """;
    private static final String REMOVE = "delete from batch where id = :id";

    private final Callbacks callbacks;
    private final BatchConfig config;

    Abandoned(Callbacks callbacks, BatchConfig config) {
        this.callbacks = callbacks;
        this.config = config;
    }

    /** @return steps that were taken; as many as were asked for where there may be more */
    Uni<Integer> remove(int most) {
        return Panache.withTransaction(
                () -> Sql.run(GIVE_UP, Map.of("most", most, "after", config.abandonAfter().toMillis())))
                .invoke(count -> {
                    if (count > 0) {
                        Log.infof("batches given up that broke off count=%d", count);
                    }
                }).chain(() -> Multi.createBy().repeating().uni(this::step).whilst(taken -> taken)
                        .select().first(most).filter(taken -> taken).collect().asList())
                .map(List::size);
    }

    /** Some items of one batch; with the last of them the batch itself. False where there is none. */
    private Uni<Boolean> step() {
        return Panache.withTransaction(() -> Sql.rows(NEXT, Map.of()).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(false)
                : empty((UUID) found.getFirst()[0], (UUID) found.getFirst()[1]).replaceWith(true)));
    }

    private Uni<?> empty(UUID id, UUID accountId) {
        return Sql.run(EMPTY, Map.of("id", id, "most", DRAFTS)).chain(count -> count < DRAFTS
                ? Sql.run(REMOVE, Map.of("id", id)).chain(() -> callbacks.forget(accountId, id))
                : Uni.createFrom().voidItem());
    }
}
