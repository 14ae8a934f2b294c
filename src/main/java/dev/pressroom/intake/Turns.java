package dev.pressroom.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import dev.pressroom.problem.Problem;

/** One thing at a time for each name, in the order in which they came, within this process. Who waits holds nothing, no connection either. */
@ApplicationScoped
class Turns {
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Of each name, who has the turn and then who waits; nothing of names that nobody uses. */
    private final Map<String, Deque<Turn>> lines = new HashMap<>();

    /** @return as the work does; fails with {@link Problem.Unavailable} where the turn did not come in time */
    <T> Uni<T> take(String name, Duration patience, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var turn = new Turn(name, new CompletableFuture<>());
            return come(turn, patience).chain(work::get).onTermination().invoke(() -> leave(turn));
        });
    }

    int names() {
        synchronized (lines) {
            return lines.size();
        }
    }

    private Uni<Void> come(Turn turn, Duration patience) {
        Context home = Vertx.currentContext();
        if (enters(turn)) {
            return Uni.createFrom().voidItem();
        }
        Executor back = home == null ? Runnable::run : next -> home.runOnContext(_ -> next.run());
        return Uni.createFrom().completionStage(turn.begun()).ifNoItem().after(patience)
                .failWith(() -> new Problem.Unavailable("Too many of your requests wait for one another; come back.",
                        SOON))
                .emitOn(back);
    }

    private boolean enters(Turn turn) {
        synchronized (lines) {
            Deque<Turn> line = lines.computeIfAbsent(turn.name(), _ -> new ArrayDeque<>());
            line.add(turn);
            return line.peek() == turn;
        }
    }

    /** One that leaves before its turn came does not hold up those behind it. */
    private void leave(Turn turn) {
        Turn next = null;
        synchronized (lines) {
            Deque<Turn> line = lines.getOrDefault(turn.name(), new ArrayDeque<>());
            boolean first = line.peek() == turn;
            line.removeIf(one -> one == turn);
            if (line.isEmpty()) {
                lines.remove(turn.name());
            } else if (first) {
                next = line.peek();
            }
        }
        if (next != null) {
            next.begun().complete(null);
        }
    }

    private record Turn(String name, CompletableFuture<@Nullable Void> begun) {}
}
