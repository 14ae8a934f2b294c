package dev.pressroom.batch;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;

/**
 * How a batch stands, read once for all who follow it in this process. Each reading counts all members, so the time until the next one
 * grows with the time the last one took: following costs the database a small part of one connection, however large the batch is and
 * however many follow.
 */
@ApplicationScoped
class Readings {
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final int TIMES = 20;

    /** The reading that follows the one that is under way, or has just been. */
    private final ConcurrentMap<Key, Turn> next = new ConcurrentHashMap<>();
    private final BiFunction<UUID, UUID, Uni<Standing>> reader;
    private final Vertx vertx;
    private volatile boolean hurried;

    @Inject
    Readings(Batches batches, Vertx vertx) {
        this((accountId, id) -> OwnContext.run(vertx, () -> batches.standing(accountId, id)), vertx);
    }

    /** @param reader by account and batch */
    Readings(BiFunction<UUID, UUID, Uni<Standing>> reader, Vertx vertx) {
        this.reader = reader;
        this.vertx = vertx;
    }

    /** The account is part of it, as it is of every query. */
    private record Key(UUID accountId, UUID id) {}

    /** Changed only where its key is held. */
    private static final class Turn {
        private final CompletableFuture<Standing> standing = new CompletableFuture<>();
        private boolean wanted;
    }

    /** One that begins after this was asked: at once, or when the time since the one before is over. */
    Uni<Standing> read(UUID accountId, UUID id) {
        // A copy: whoever leaves cancels his own.
        return Uni.createFrom().completionStage(() -> join(new Key(accountId, id)).standing.copy());
    }

    /** From now on nobody waits for a turn; for the end of the process. */
    void hurry() {
        hurried = true;
        next.keySet().forEach(this::goOn);
    }

    private Turn join(Key key) {
        var alone = new boolean[1];
        Turn waiting = next.compute(key, (same, known) -> {
            alone[0] = known == null;
            Turn turn = known == null ? new Turn() : known;
            turn.wanted = known != null;
            return turn;
        });
        if (!alone[0] && !hurried) {
            return waiting;
        }
        var now = new Turn();
        begin(key, now);
        return now;
    }

    private void begin(Key key, Turn turn) {
        long begun = System.nanoTime();
        reader.apply(key.accountId(), key.id())
                .onTermination().invoke(() -> goOnAfter(pause(Duration.ofNanos(System.nanoTime() - begun)), key))
                .subscribe().with(turn.standing::complete, turn.standing::completeExceptionally);
    }

    private void goOnAfter(Duration pause, Key key) {
        if (!hurried) {
            vertx.setTimer(pause.toMillis(), timer -> goOn(key));
        }
    }

    private void goOn(Key key) {
        var due = new Turn[1];
        next.computeIfPresent(key, (same, waiting) -> {
            due[0] = waiting;
            return waiting.wanted ? new Turn() : null;
        });
        if (due[0] != null && due[0].wanted) {
            begin(key, due[0]);
        }
    }

    /** @param took the reading before */
    static Duration pause(Duration took) {
        Duration grown = took.multipliedBy(TIMES);
        return grown.compareTo(LEAST) < 0 ? LEAST : grown.compareTo(MOST) > 0 ? MOST : grown;
    }
}
