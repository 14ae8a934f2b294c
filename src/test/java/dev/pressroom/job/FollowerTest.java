package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

import dev.pressroom.problem.Problem;

class FollowerTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final List<CompletableFuture<Void>> news = new ArrayList<>();
    private final Deque<Uni<Standing>> readings = new ArrayDeque<>();

    private Follower follower(Duration pause) {
        return new Follower(() -> {
            news.add(new CompletableFuture<>());
            return news.getLast();
        }, known -> readings.removeFirst(), pause);
    }

    @Test
    void tellsAtOnceHowThingsStand() {
        var queued = reading(standing(1));

        var told = follower(LONG).next().subscribe().withSubscriber(UniAssertSubscriber.create());

        told.assertCompleted().assertItem(queued);
    }

    @Test
    void waitsForNews() {
        var follower = follower(LONG);
        reading(standing(1));
        follower.next().await().indefinitely();
        var running = reading(standing(2));

        var told = follower.next().subscribe().withSubscriber(UniAssertSubscriber.create());

        told.assertNotTerminated();
        news.getLast().complete(null);
        told.awaitItem().assertItem(running);
    }

    @Test
    void tellsASlowReaderTheNewestOnly() {
        var follower = follower(LONG);
        reading(standing(1));
        follower.next().await().indefinitely();
        news.getLast().complete(null);
        var ended = reading(standing(4));

        var told = follower.next().await().indefinitely();

        assertThat(told).isSameAs(ended);
        assertThat(news).hasSize(2);
    }

    @Test
    void looksAgainThoughNothingIsHeard() {
        var follower = follower(Duration.ofMillis(1));
        reading(standing(1));
        follower.next().await().indefinitely();
        var missed = reading(standing(2));

        var told = follower.next().await().indefinitely();

        assertThat(told).isSameAs(missed);
    }

    @Test
    void tellsTheOldWhileTheNewCannotBeRead() {
        var follower = follower(LONG);
        var queued = reading(standing(1));
        follower.next().await().indefinitely();
        news.getLast().complete(null);
        readings.add(Uni.createFrom().failure(new ConnectException("refused")));

        var told = follower.next().await().indefinitely();

        assertThat(told).isSameAs(queued);
    }

    @Test
    void failsWhereThereIsNothingToFollow() {
        var follower = follower(LONG);
        readings.add(Uni.createFrom().failure(new ConnectException("refused")));

        var told = follower.next().subscribe().withSubscriber(UniAssertSubscriber.create());

        told.assertFailedWith(ConnectException.class);
    }

    @Test
    void losesAJobThatWasThere() {
        var follower = follower(LONG);
        reading(standing(1));
        var gone = new Problem.NotFound("job");
        assertThat(follower.lost(gone)).isFalse();
        follower.next().await().indefinitely();
        news.getLast().complete(null);
        readings.add(Uni.createFrom().failure(gone));

        var told = follower.next().subscribe().withSubscriber(UniAssertSubscriber.create());

        told.assertFailedWith(Problem.NotFound.class);
        assertThat(follower.lost(gone)).isTrue();
    }

    @Test
    void listensNoMoreWhenItLeaves() {
        var follower = follower(LONG);
        reading(standing(1));
        follower.next().await().indefinitely();

        follower.leave();

        assertThat(news).allMatch(CompletableFuture::isCancelled);
    }

    private Standing reading(Standing standing) {
        readings.add(Uni.createFrom().item(standing));
        return standing;
    }

    private static Standing standing(int revision) {
        var job = new Job();
        job.revision = revision;
        return new Standing(job, List.of());
    }
}
