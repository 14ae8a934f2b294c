package dev.pressroom.maintenance;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Job;
import dev.pressroom.job.Recovery;
import dev.pressroom.storage.Documents;

/** Removes what accounts deleted: the documents first, then the row, so that no document is left that no row names. */
@ApplicationScoped
class Remover {
    private final Recovery recovery;
    private final Documents documents;

    Remover(Recovery recovery, Documents documents) {
        this.recovery = recovery;
        this.documents = documents;
    }

    Uni<Void> remove() {
        return recovery.deleted()
                .onItem().transformToMulti(jobs -> Multi.createFrom().iterable(jobs))
                .onItem().transformToUniAndConcatenate(this::remove)
                .collect().asList().replaceWithVoid();
    }

    private Uni<Void> remove(Recovery.Deleted job) {
        Uni<Void> gone = job.documentKey() == null ? Uni.createFrom().voidItem() : removeDocuments(job.documentKey());
        return gone.chain(() -> recovery.forget(job.jobId()))
                .onFailure().invoke(failure -> Log.warnf("document not removed job=%s cause=%s", job.jobId(), failure))
                .onFailure().recoverWithNull(); // the next round tries again
    }

    private Uni<Void> removeDocuments(String key) {
        return documents.remove(key).chain(() -> documents.remove(Job.pictureKey(key)));
    }
}
