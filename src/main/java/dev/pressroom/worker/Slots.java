package dev.pressroom.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import dev.pressroom.job.Lane;

/** The places where a render may run. Who waits in the express lane goes first, in a lane first come first served. */
final class Slots {
    private final Deque<UniEmitter<? super Void>> express = new ArrayDeque<>();
    private final Deque<UniEmitter<? super Void>> bulk = new ArrayDeque<>();
    private int free;

    Slots(int count) {
        free = count;
    }

    /** Runs the work when a slot is free and gives the slot back however the work ends. */
    <T> Uni<T> run(Lane lane, Supplier<Uni<T>> work) {
        return Uni.createFrom().<Void>emitter(emitter -> take(lane, emitter))
                .chain(() -> Uni.createFrom().voidItem().chain(nothing -> work.get()).onTermination()
                        .invoke(this::giveBack));
    }

    private void take(Lane lane, UniEmitter<? super Void> emitter) {
        synchronized (this) {
            if (free == 0) {
                var waiting = lane == Lane.EXPRESS ? express : bulk;
                waiting.addLast(emitter);
                emitter.onTermination(() -> leave(waiting, emitter));
                return;
            }
            free--;
        }
        emitter.complete(null);
    }

    /** A slot given to someone who no longer waits would be lost. */
    private synchronized void leave(Deque<UniEmitter<? super Void>> waiting, UniEmitter<? super Void> emitter) {
        waiting.remove(emitter);
    }

    private void giveBack() {
        UniEmitter<? super Void> next = next();
        if (next != null) {
            next.complete(null);
        }
    }

    private synchronized @Nullable UniEmitter<? super Void> next() {
        UniEmitter<? super Void> first = express.isEmpty() ? bulk.pollFirst() : express.pollFirst();
        if (first == null) {
            free++;
        }
        return first;
    }
}
