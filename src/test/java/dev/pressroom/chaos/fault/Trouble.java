package dev.pressroom.chaos.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import dev.pressroom.chaos.fault.Fault.Hand;

/** All the faults of a run, in an order and at moments that the seed decides. Each hand goes through its own as often as asked. */
public final class Trouble {
    private static final int LONGEST_PAUSE_MILLIS = 6_000;

    private final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    private final Saboteur saboteur;
    private final Set<Fault> faults;
    private final int rounds;
    private final Consumer<Mishap> listener;

    /** @param listener hears of each fault when it is healed */
    public Trouble(Saboteur saboteur, Set<Fault> faults, int rounds, Consumer<Mishap> listener) {
        this.saboteur = saboteur;
        this.faults = faults;
        this.rounds = rounds;
        this.listener = listener;
    }

    /** Completes when the last fault is healed, or fails when something could not be broken or repaired. */
    public CompletableFuture<Void> begin(long seed) {
        return CompletableFuture.allOf(begin(Hand.PROCESSES, seed), begin(Hand.SERVERS, ~seed));
    }

    /** Those that hit something, in the order in which they were healed. */
    public List<Mishap> mishaps() {
        return List.copyOf(mishaps);
    }

    private CompletableFuture<Void> begin(Hand hand, long seed) {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().name("hand-" + hand).daemon().start(() -> {
            try {
                work(hand, new Random(seed));
                done.complete(null);
            } catch (Exception | Error broken) {
                done.completeExceptionally(broken);
            }
        });
        return done;
    }

    private void work(Hand hand, Random chance) throws Exception {
        for (int round = 0; round < rounds; round++) {
            var order = new ArrayList<>(faults.stream().filter(fault -> fault.hand() == hand).sorted().toList());
            Collections.shuffle(order, chance);
            for (Fault fault : order) {
                saboteur.pause(Duration.ofMillis(chance.nextInt(LONGEST_PAUSE_MILLIS)));
                commit(fault, new Random(chance.nextLong()));
            }
        }
    }

    private void commit(Fault fault, Random chance) throws Exception {
        Instant begun = Instant.now();
        if (saboteur.commit(fault, chance)) {
            var mishap = new Mishap(fault, begun, Instant.now());
            mishaps.add(mishap);
            listener.accept(mishap);
        }
    }
}
