package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class AttemptsTest {
    @Inject
    Desk desk;

    @Inject
    Attempts attempts;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    @Test
    void claimsAJobOnlyOnce() {
        UUID job = desk.queued();
        var claims = Stream.generate(() -> OwnContext.run(vertx, () -> attempts.claim(job, UUID.randomUUID())))
                .limit(100).toList();

        List<Attempt> all = Uni.join().all(claims).andFailFast().await().atMost(Duration.ofSeconds(60));

        assertThat(all.stream().filter(Objects::nonNull)).singleElement().extracting(Attempt::number).isEqualTo(1);
        assertThat(database.job(job, "attempt")).isEqualTo("1");
    }

    @Test
    void takesAClaimThatIsAskedForTwiceForOne() {
        UUID job = desk.queued();
        UUID token = UUID.randomUUID();
        Attempt first = desk.now(() -> attempts.claim(job, token));

        Attempt second = desk.now(() -> attempts.claim(job, token));

        assertThat(second).isNotNull().isEqualTo(first);
    }

    @Test
    void leavesAJobAloneUntilItsRetryIsDue() {
        Attempt attempt = desk.running();
        desk.settle(attempt, new Outcome.Retry(Duration.ofHours(1), "INTERNAL_ERROR", "ours", Outcome.Toll.TRY));

        Attempt next = desk.now(() -> attempts.claim(attempt.jobId(), UUID.randomUUID()));

        assertThat(next).isNull();
    }

    @Test
    void settlesOnlyUnderTheLease() {
        Attempt lost = desk.running();
        desk.lose(lost);
        Attempt holder = desk.claim(lost.jobId());

        boolean settled = desk.settle(lost, Desk.success(lost));

        assertThat(settled).isFalse();
        assertThat(desk.now(() -> attempts.extend(lost))).isFalse();
        assertThat(desk.settle(holder, Desk.success(holder))).isTrue();
        assertThat(database.job(lost.jobId(), "document_key")).isEqualTo(holder.documentKey()).endsWith("/2.pdf");
    }

    @Test
    void knowsThatItHasSettledBefore() {
        Attempt attempt = desk.running();
        desk.settle(attempt, Desk.success(attempt));

        boolean again = desk.settle(attempt, Desk.success(attempt));

        assertThat(again).isTrue();
        assertThat(database.job(attempt.jobId(), "revision")).isEqualTo("3");
        assertThat(database.count("select count(*) from stray_document where job_id = ?", attempt.jobId())).isZero();
    }

    @Test
    void knowsThatItHasSettledBeforeThoughTheNextAttemptRuns() {
        Attempt first = desk.running();
        desk.settle(first, Desk.retry());
        desk.claim(first.jobId());

        boolean again = desk.settle(first, Desk.retry());

        assertThat(again).isTrue();
        assertThat(database.job(first.jobId(), "state")).isEqualTo("RUNNING");
    }

    @Test
    void doesNotTakeAnothersSettlingForItsOwn() {
        Attempt first = desk.running();
        desk.lose(first);
        Attempt second = desk.claim(first.jobId());
        desk.settle(second, Desk.success(second));

        boolean settled = desk.settle(first, Desk.success(first));

        assertThat(settled).isFalse();
        assertThat(database.job(first.jobId(), "document_key")).isEqualTo(second.documentKey());
    }

    @Test
    void doesNotTakeACancellationForItsOwnSettling() {
        Attempt attempt = desk.running();
        desk.cancel(attempt);

        boolean settled = desk.settle(attempt, Desk.success(attempt));

        assertThat(settled).isFalse();
        assertThat(database.job(attempt.jobId(), "state")).isEqualTo("CANCELED");
    }

    @Test
    void countsWhatTheBudgetPays() {
        Attempt first = desk.running();
        desk.settle(first, new Outcome.Retry(Duration.ZERO, "RENDER_CRASHED", "died", Outcome.Toll.DEATH));
        Attempt second = desk.claim(first.jobId());
        desk.lose(second);
        Attempt third = desk.claim(first.jobId());
        desk.settle(third, Desk.retry());

        Attempt fourth = desk.claim(first.jobId());

        assertThat(fourth.number()).isEqualTo(4);
        assertThat(fourth.claim().tries()).isEqualTo(4);
        assertThat(fourth.claim().losses()).isEqualTo(2);
    }

    @Test
    void doesNotCountAnAttemptThatItsWorkerGaveBack() {
        Attempt first = desk.running();
        desk.now(() -> attempts.release(first));

        Attempt second = desk.claim(first.jobId());

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.claim().tries()).isEqualTo(1);
    }

    @Test
    void countsARevisionForEachChange() {
        Attempt first = desk.running();
        desk.settle(first, Desk.retry());
        Attempt second = desk.claim(first.jobId());
        desk.lose(second);
        Attempt third = desk.claim(first.jobId());
        desk.now(() -> attempts.release(third));
        desk.cancel(third);

        assertThat(List.of(first, second, third)).extracting(attempt -> attempt.claim().revision())
                .containsExactly(2, 4, 6);
        assertThat(database.job(first.jobId(), "revision")).isEqualTo("8");
    }
}
