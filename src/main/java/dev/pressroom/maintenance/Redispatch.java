package dev.pressroom.maintenance;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Recovery;
import dev.pressroom.queue.Dispatcher;

/** Sends the message of a long-queued job again: a purged or lost queue heals by itself, a second message is harmless. */
@ApplicationScoped
class Redispatch {
    private final Recovery recovery;
    private final Dispatcher dispatcher;

    Redispatch(Recovery recovery, Dispatcher dispatcher) {
        this.recovery = recovery;
        this.dispatcher = dispatcher;
    }

    Uni<Void> redispatch() {
        return recovery.redispatch().invoke(count -> {
            if (count > 0) {
                Log.infof("queued jobs sent again count=%d", count);
                dispatcher.nudge();
            }
        }).replaceWithVoid();
    }
}
