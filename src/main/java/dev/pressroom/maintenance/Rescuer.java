package dev.pressroom.maintenance;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Recovery;
import dev.pressroom.queue.Dispatcher;

/** Takes attempts back from workers that have not been heard of for a lease. */
@ApplicationScoped
class Rescuer {
    private final Recovery recovery;
    private final Dispatcher dispatcher;

    Rescuer(Recovery recovery, Dispatcher dispatcher) {
        this.recovery = recovery;
        this.dispatcher = dispatcher;
    }

    Uni<Void> rescue() {
        return recovery.rescue().invoke(count -> {
            if (count > 0) {
                Log.warnf("attempts taken back from lost workers count=%d", count);
                dispatcher.nudge();
            }
        }).replaceWithVoid();
    }
}
