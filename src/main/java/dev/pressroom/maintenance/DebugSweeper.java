package dev.pressroom.maintenance;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.MergedHtml;
import dev.pressroom.job.MergedHtml.Kept;
import dev.pressroom.storage.Documents;

/** Removes merged HTML whose time is over, and that of deleted jobs: first the HTML, then the row that names it. */
@ApplicationScoped
class DebugSweeper {
    private static final int MOST = 100;
    /** Removing twice does no harm, so what a store in trouble left is tried again soon. */
    private static final Duration HOLD = Duration.ofMinutes(1);
    private final MergedHtml kept;
    private final Documents documents;

    DebugSweeper(MergedHtml kept, Documents documents) {
        this.kept = kept;
        this.documents = documents;
    }

    Uni<Void> sweep() {
        return kept.take(MOST, HOLD)
                .onItem().transformToMulti(taken -> Multi.createFrom().iterable(taken))
                .onItem().transformToUniAndConcatenate(this::remove)
                .collect().asList().replaceWithVoid();
    }

    private Uni<Void> remove(Kept over) {
        return documents.remove(over.key())
                .chain(() -> kept.forget(over))
                .onFailure().invoke(failure -> Log.warnf("merged HTML not removed job=%s attempt=%d cause=%s",
                        over.jobId(), over.attempt(), failure))
                .onFailure().recoverWithNull(); // it is taken again after the hold
    }
}
