package dev.pressroom.job;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;

/** One reader's walk along a job's states, a step at a time: slow readers are told the newest and not what lay between. */
final class Follower {
    private final Supplier<CompletableFuture<Void>> listening;
    private final Function<@Nullable Standing, Uni<Standing>> reading;
    private final Duration pause;
    private CompletableFuture<Void> news = CompletableFuture.completedFuture(null);
    private @Nullable Standing last;

    /**
     * @param listening begins to listen; what it gives completes with the next news
     * @param reading   reads the job anew, given how it stood before
     * @param pause     after which the job is read without news
     */
    Follower(Supplier<CompletableFuture<Void>> listening, Function<@Nullable Standing, Uni<Standing>> reading,
            Duration pause) {
        this.listening = listening;
        this.reading = reading;
        this.pause = pause;
    }

    /** While the database is away the job stands as it did; when it is back there is news for everybody. */
    Uni<Standing> next() {
        return Uni.createFrom().completionStage(() -> news).ifNoItem().after(pause)
                .recoverWithUni(Uni.createFrom().voidItem())
                .chain(this::read)
                .onFailure(failure -> last != null && !(failure instanceof Problem.NotFound))
                .recoverWithItem(() -> Objects.requireNonNull(last))
                .invoke(standing -> last = standing);
    }

    private Uni<Standing> read() {
        // Listening begins before looking: what changes in between is heard, not missed.
        leave();
        news = listening.get();
        return reading.apply(last);
    }

    /** True where a job that was there has gone. */
    boolean lost(Throwable failure) {
        return last != null && failure instanceof Problem.NotFound;
    }

    void leave() {
        news.cancel(false);
    }
}
