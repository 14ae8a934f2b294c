package dev.pressroom.batch;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;

/** Follows a batch for one reader after another; a reader is told at most so often, and then how things stand, not what lay between. */
@ApplicationScoped
public class Progress {
    /** Members end by the hundred in a second; see also {@link Readings}. */
    private static final Duration LEAST = Duration.ofMillis(500);

    private final Readings readings;
    private final BatchNews news;
    private volatile boolean stopping;

    Progress(Readings readings, BatchNews news) {
        this.readings = readings;
        this.news = news;
    }

    /**
     * @param pause after which the batch is told again, though nothing has changed
     * @return the batch as it stands and after changes, ending with its completion, with the batch itself or with this
     *     process; fails with {@link Problem.NotFound} where there is no such batch
     */
    public Multi<Standing> follow(UUID accountId, UUID id, Duration pause) {
        return Multi.createFrom().deferred(() -> {
            var walk = new Walk(accountId, id, pause);
            return Multi.createBy().repeating().uni(walk::next)
                    .whilst(standing -> !standing.isFinal() && !stopping)
                    .onFailure(failure -> walk.begun && failure instanceof Problem.NotFound).recoverWithCompletion()
                    .onTermination().invoke(() -> walk.heard.cancel(false));
        });
    }

    void stop(@Observes ShutdownDelayInitiatedEvent asked) {
        stopping = true;
        readings.hurry();
        news.missed();
    }

    private final class Walk {
        private final UUID accountId;
        private final UUID id;
        private final Duration pause;
        private CompletableFuture<Void> heard = CompletableFuture.completedFuture(null);
        private boolean begun;

        Walk(UUID accountId, UUID id, Duration pause) {
            this.accountId = accountId;
            this.id = id;
            this.pause = pause;
        }

        Uni<Standing> next() {
            Uni<Void> due = begun
                    ? BatchNews.within(heard, pause).onItem().delayIt().by(stopping ? Duration.ofMillis(1) : LEAST)
                    : Uni.createFrom().voidItem();
            return due.chain(this::read).invoke(standing -> begun = true);
        }

        private Uni<Standing> read() {
            // Listening begins before looking: what changes in between is heard, not missed.
            heard.cancel(false);
            heard = news.listen(id);
            return readings.read(accountId, id);
        }
    }
}
