package dev.pressroom.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import dev.pressroom.job.Lane;

class SlotsTest {
    private final Slots slots = new Slots(2);
    private final List<String> started = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final Map<String, CompletableFuture<Void>> works = new HashMap<>();

    @Test
    void runsAsManyAtATimeAsThereAreSlots() {
        ask("a", "b", "c", "d");

        finish("a");

        assertThat(started).containsExactly("a", "b", "c");
    }

    @Test
    void servesALaneInTheOrderOfItsAsking() {
        ask("a", "b", "c", "d", "e");

        finish("b", "a", "c");

        assertThat(started).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void servesTheExpressLaneFirst() {
        ask("a", "b", "c");
        ask(Lane.EXPRESS, "urgent");

        finish("a", "b");

        assertThat(started).containsExactly("a", "b", "urgent", "c");
    }

    @Test
    void keepsASlotThatNobodyWaitsFor() {
        ask("a", "b");
        finish("a", "b");

        ask("c", "d", "e");

        assertThat(started).containsExactly("a", "b", "c", "d");
    }

    @Test
    void givesTheSlotBackAfterAFailure() {
        ask("a", "b", "c");

        work("a").completeExceptionally(new IllegalStateException("broken"));

        assertThat(started).containsExactly("a", "b", "c");
        assertThat(ended).containsExactly("a broken");
    }

    @Test
    void givesTheSlotBackWhenTheWorkCannotEvenBegin() {
        slots.run(Lane.BULK, () -> {
            throw new IllegalStateException("broken");
        }).subscribe().with(done -> {}, failure -> ended.add(failure.getMessage()));

        ask("a", "b");

        assertThat(started).containsExactly("a", "b");
        assertThat(ended).containsExactly("broken");
    }

    @Test
    void givesTheSlotBackWhenTheWorkIsCancelled() {
        Cancellable running = ask(Lane.BULK, "a");
        ask("b", "c");

        running.cancel();

        assertThat(started).containsExactly("a", "b", "c");
    }

    @Test
    void passesOverWhoNoLongerWaits() {
        ask("a", "b");
        ask(Lane.EXPRESS, "impatient").cancel();
        ask("c");

        finish("a");

        assertThat(started).containsExactly("a", "b", "c");
    }

    private void ask(String... names) {
        for (String name : names) {
            ask(Lane.BULK, name);
        }
    }

    private Cancellable ask(Lane lane, String name) {
        return slots.run(lane, () -> {
            started.add(name);
            return Uni.createFrom().completionStage(work(name));
        }).subscribe().with(done -> ended.add(name), failure -> ended.add(name + " " + failure.getMessage()));
    }

    private void finish(String... names) {
        for (String name : names) {
            work(name).complete(null);
        }
    }

    private CompletableFuture<Void> work(String name) {
        return works.computeIfAbsent(name, _ -> new CompletableFuture<>());
    }
}
