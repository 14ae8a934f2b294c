package dev.pressroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;

class TurnsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Turns turns = new Turns();
    private final List<String> begun = new ArrayList<>();

    @Test
    void comeInOrderOneAtATime() {
        var first = come("a", "first", LONG);
        var second = come("a", "second", LONG);
        var third = come("a", "third", LONG);
        come("b", "other", LONG);
        assertThat(begun).containsExactly("first", "other");

        first.complete("done");
        assertThat(begun).containsExactly("first", "other", "second");
        second.completeExceptionally(new IllegalStateException());

        assertThat(begun).containsExactly("first", "other", "second", "third");
        third.complete("done");
        assertThat(turns.names()).isOne();
    }

    @Test
    void passBySomebodyWhoLeft() {
        var first = come("a", "first", LONG);
        var left = turns.take("a", LONG, () -> Uni.createFrom().item(begun.add("left"))).subscribe().with(_ -> {});
        come("a", "third", LONG);

        left.cancel();
        first.complete("done");

        assertThat(begun).containsExactly("first", "third");
    }

    @Test
    void areNotWaitedForWithoutEnd() {
        var first = come("a", "first", LONG);

        var failure = turns.take("a", Duration.ofMillis(20), () -> Uni.createFrom().item(begun.add("second")))
                .onItemOrFailure().transform((_, failed) -> failed).await().atMost(LONG);

        assertThat(failure).isInstanceOf(Problem.Unavailable.class);
        first.complete("done");
        assertThat(begun).containsExactly("first");
        assertThat(turns.names()).isZero();
    }

    private CompletableFuture<String> come(String name, String work, Duration patience) {
        var end = new CompletableFuture<String>();
        turns.take(name, patience, () -> {
            begun.add(work);
            return Uni.createFrom().completionStage(end);
        }).subscribe().with(_ -> {}, _ -> {});
        return end;
    }
}
