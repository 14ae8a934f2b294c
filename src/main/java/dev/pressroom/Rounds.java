package dev.pressroom;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Work that is done once however many ask for it at a time, and once more where somebody asked while it was under way. */
public final class Rounds {
    private final Vertx vertx;
    private final String name;
    private final Supplier<Uni<Void>> steps;
    /** Nudges since the round under way began; 0 while none is. */
    private final AtomicInteger nudges = new AtomicInteger();

    /** @param name as the log calls a round that failed, {@code dispatch} */
    public Rounds(Vertx vertx, String name, Supplier<Uni<Void>> steps) {
        this.vertx = vertx;
        this.name = name;
        this.steps = steps;
    }

    /** Returns at once, and never fails the caller. */
    public void nudge() {
        if (nudges.getAndIncrement() == 0) {
            begin();
        }
    }

    private void begin() {
        int seen = nudges.get();
        OwnContext.run(vertx, steps).subscribe().with(done -> rest(seen), failure -> {
            DatabaseOutage.log(name + " failed", failure);
            nudges.set(0); // the sweep tries again
        });
    }

    /** Ends the round, unless somebody nudged while it was under way: what they meant may have been missed. */
    private void rest(int seen) {
        if (!nudges.compareAndSet(seen, 0)) {
            begin();
        }
    }
}
