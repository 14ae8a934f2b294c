package dev.pressroom.maintenance;

import java.time.Duration;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Job;
import dev.pressroom.job.Strays;
import dev.pressroom.job.Strays.Stray;
import dev.pressroom.storage.Documents;

/** Removes what attempts stored in vain, once nobody can be uploading it any more. */
@ApplicationScoped
class Sweeper {
    private static final int MOST = 100;
    /** A round; expired documents come in thousands. */
    private static final int MOST_BATCHES = 50;
    /** Two processes that remove the same document do no harm, so what a store in trouble left is tried again soon. */
    private static final Duration HOLD = Duration.ofMinutes(1);

    private final Strays strays;
    private final Documents documents;

    Sweeper(Strays strays, Documents documents) {
        this.strays = strays;
        this.documents = documents;
    }

    Uni<Void> sweep() {
        return Multi.createFrom().range(0, MOST_BATCHES)
                .onItem().transformToUniAndConcatenate(batch -> removeSome())
                .select().first(removed -> removed == MOST).collect().last().replaceWithVoid();
    }

    /** @return how many were removed; fewer than were taken where the store is in trouble */
    private Uni<Integer> removeSome() {
        return strays.take(MOST, HOLD)
                .onItem().transformToMulti(taken -> Multi.createFrom().iterable(taken))
                .onItem().transformToUniAndConcatenate(this::remove)
                .collect().with(Collectors.summingInt(removed -> removed ? 1 : 0));
    }

    private Uni<Boolean> remove(Stray stray) {
        String key = stray.documentKey();
        return documents.remove(key).chain(() -> documents.remove(Job.pictureKey(key)))
                .chain(() -> strays.forget(stray)).replaceWith(true)
                .onFailure().invoke(failure -> Log.warnf("stray document not removed job=%s attempt=%d cause=%s",
                        stray.jobId(), stray.attempt(), failure))
                .onFailure().recoverWithItem(false); // it is due again after the hold
    }
}
