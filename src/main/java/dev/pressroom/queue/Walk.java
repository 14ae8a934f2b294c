package dev.pressroom.queue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;

/** Work that is done once however many ask for it at a time, and once more where somebody asked while it was under way. */
final class Walk {
    private final Vertx vertx;
    private final Supplier<Uni<Void>> steps;
    /** Nudges since the walk under way began; 0 while none is. */
    private final AtomicInteger nudges = new AtomicInteger();

    Walk(Vertx vertx, Supplier<Uni<Void>> steps) {
        this.vertx = vertx;
        this.steps = steps;
    }

    /** Returns at once, and never fails the caller. */
    void nudge() {
        if (nudges.getAndIncrement() == 0) {
            begin();
        }
    }

    private void begin() {
        int seen = nudges.get();
        OwnContext.run(vertx, steps).subscribe().with(done -> rest(seen), failure -> {
            DatabaseOutage.log("dispatch failed", failure);
            nudges.set(0); // the sweep tries again
        });
    }

    /** Ends the walk, unless somebody nudged while it was under way: what they meant may have been missed. */
    private void rest(int seen) {
        if (!nudges.compareAndSet(seen, 0)) {
            begin();
        }
    }
}
