package dev.pressroom.batch;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.webhook.Callbacks;

/** Further callbacks of a batch that is under way: whoever is added is told of its end. */
@ApplicationScoped
public class Listeners {
    /** It cannot end meanwhile, so nobody is added who would not be told. */
    private static final String LOCK = """
            select id, account_id from batch
             where id = :id and account_id = :account and state in ('FILLING', 'OPEN') and deleted_at is null for update
            """;

    private final Callbacks callbacks;

    Listeners(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /**
     * One whose URL is told already is not told twice, and beyond the most nobody is added.
     *
     * @param most callbacks of one batch
     * @return false where the batch has ended, or is gone
     */
    public Uni<Boolean> add(Batch batch, Callbacks.Checked callback, int most) {
        UUID account = batch.accountId();
        return Panache.withTransaction(() -> Sql.rows(LOCK, Map.of("id", batch.id(), "account", account))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : callbacks.urls(account, batch.id()).chain(
                                known -> known.size() >= most || known.contains(callback.callback().url())
                                        ? Uni.createFrom().voidItem()
                                        : callbacks.add(account, batch.id(), callback))
                                .replaceWith(true)));
    }
}
