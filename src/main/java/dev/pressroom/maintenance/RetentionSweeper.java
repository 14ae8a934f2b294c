package dev.pressroom.maintenance;

import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Expiries;

/** Ends the time of jobs, in batches, so that no lock is held for long; {@link Sweeper} removes the documents after that. */
@ApplicationScoped
class RetentionSweeper {
    private static final int BATCH = 200;
    /** A round; the next one goes on. */
    private static final int MOST_BATCHES = 50;

    private final Expiries jobs;

    RetentionSweeper(Expiries jobs) {
        this.jobs = jobs;
    }

    Uni<Void> sweep() {
        return all("jobs expired", jobs::expire)
                .chain(() -> all("data of ended jobs deleted", jobs::empty))
                .chain(() -> all("expired jobs removed", jobs::remove));
    }

    private static Uni<Void> all(String what, IntFunction<Uni<Integer>> batch) {
        return Multi.createFrom().range(0, MOST_BATCHES)
                .onItem().transformToUniAndConcatenate(round -> batch.apply(BATCH)
                        .invoke(count -> log(what, count)))
                .select().first(count -> count == BATCH).collect().last().replaceWithVoid();
    }

    private static void log(String what, int count) {
        if (count > 0) {
            Log.infof("%s count=%d", what, count);
        }
    }
}
