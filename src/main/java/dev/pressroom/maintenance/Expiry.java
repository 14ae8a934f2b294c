package dev.pressroom.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.DatabaseOutage;

/** Removes what has expired, in batches, so that no lock is held for long. */
@ApplicationScoped
class Expiry {
    private static final int BATCH = 1_000;
    /** A round; the next one goes on. */
    private static final int MOST_BATCHES = 100;

    private final Instance<Expiring> rows;

    Expiry(@Any Instance<Expiring> rows) {
        this.rows = rows;
    }

    Uni<Void> expire() {
        return Multi.createFrom().iterable(rows).onItem().transformToUniAndConcatenate(Expiry::all).collect().asList()
                .replaceWithVoid();
    }

    private static Uni<Integer> all(Expiring rows) {
        return Multi.createFrom().range(0, MOST_BATCHES)
                .onItem().transformToUniAndConcatenate(batch -> rows.removeExpired(BATCH))
                .select().first(removed -> removed == BATCH).collect().last()
                .onFailure()
                .invoke(failure -> DatabaseOutage.log("rows not expired of=" + rows.getClass().getSimpleName(),
                        failure))
                .onFailure().recoverWithItem(0); // the next round tries again, and others must not wait for it
    }
}
