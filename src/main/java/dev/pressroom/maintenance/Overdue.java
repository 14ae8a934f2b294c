package dev.pressroom.maintenance;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Deadlines;

/** Fails jobs whose time is over. */
@ApplicationScoped
class Overdue {
    private final Deadlines deadlines;

    Overdue(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    Uni<Void> fail() {
        return deadlines.fail().invoke(count -> {
            if (count > 0) {
                Log.warnf("jobs failed because their time is over count=%d", count);
            }
        }).replaceWithVoid();
    }
}
