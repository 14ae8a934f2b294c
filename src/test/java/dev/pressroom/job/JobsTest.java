package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.problem.Problem;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class JobsTest {
    @Inject
    Desk desk;

    @Inject
    Jobs jobs;

    @Inject
    Attempts attempts;

    @Inject
    Witness witness;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    @AfterEach
    void rest() {
        witness.rest();
    }

    @Test
    void takesTheLeaseAwayFromACanceledAttempt() {
        Attempt attempt = desk.running();

        Job job = desk.cancel(attempt);

        assertThat(job.state()).isEqualTo(JobState.CANCELED);
        assertThat(job.errorCode()).isEqualTo("CANCELED");
        assertThat(job.finishedAt()).isNotNull();
        assertThat(desk.now(() -> attempts.extend(attempt))).isFalse();
    }

    @Test
    void cancelsOnce() {
        Attempt attempt = desk.running();
        Job first = desk.cancel(attempt);

        Job second = desk.cancel(attempt);

        assertThat(second.revision()).isEqualTo(first.revision());
        assertThat(second.finishedAt()).isEqualTo(first.finishedAt());
    }

    @Test
    void saysHowTheJobEndedThatIsTooLateToCancel() {
        Attempt attempt = desk.running();
        desk.settle(attempt, Desk.success(attempt));

        assertThatExceptionOfType(Problem.Conflict.class).isThrownBy(() -> desk.cancel(attempt))
                .withMessageContaining("SUCCEEDED");
    }

    /** The two write to the same row at the same moment, and each must believe what the row says in the end. */
    @RepeatedTest(60)
    void endsInOneStateWhenCanceledAndSettledAtOnce(RepetitionInfo repetition) {
        witness.watch();
        Attempt attempt = desk.running();
        Uni<Boolean> cancel = OwnContext.run(vertx, () -> jobs.cancel(attempt.accountId(), attempt.jobId()))
                .replaceWith(true).onFailure(Problem.Conflict.class).recoverWithItem(false);
        Uni<Boolean> settle = OwnContext.run(vertx, () -> attempts.settle(attempt, Desk.success(attempt)));

        // Whoever is asked first has a start of some microseconds, so they take turns.
        boolean cancelFirst = repetition.getCurrentRepetition() % 2 == 0;
        var order = cancelFirst ? List.of(cancel, settle) : List.of(settle, cancel);
        List<Boolean> both = Uni.join().all(order).andFailFast().await().atMost(Duration.ofSeconds(30));

        boolean canceled = both.get(cancelFirst ? 0 : 1);
        boolean settled = both.get(cancelFirst ? 1 : 0);
        assertThat(canceled).isNotEqualTo(settled);
        String state = String.valueOf(database.job(attempt.jobId(), "state"));
        assertThat(state).isEqualTo(canceled ? "CANCELED" : "SUCCEEDED");
        assertThat(witness.saw(attempt.jobId())).isEqualTo(state);
        assertThat(database.job(attempt.jobId(), "revision")).isEqualTo("3");
        assertThat(database.count("select count(*) from failed_attempt where job_id = ?", attempt.jobId()))
                .isEqualTo(canceled ? 1 : 0);
    }

    @Test
    void retriesAFailedJobWithANewBudget() {
        UUID id = desk.queued();
        desk.lose(desk.claim(id));
        desk.lose(desk.claim(id));
        desk.lose(desk.claim(id));
        UUID account = UUID.fromString(String.valueOf(database.job(id, "account_id")));

        Job job = desk.now(() -> jobs.retry(account, id));

        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.finishedAt()).isNull();
        assertThat(job.durationMs()).isNull();
        assertThat(job.errorCode()).isEqualTo("WORKER_LOST");
        Attempt next = desk.claim(id);
        assertThat(next.number()).isEqualTo(4);
        assertThat(next.claim().tries()).isEqualTo(1);
        assertThat(next.claim().losses()).isZero();
    }

    @Test
    void forgetsTheErrorOfAJobThatSucceedsAtLast() {
        UUID id = desk.failed();
        UUID account = UUID.fromString(String.valueOf(database.job(id, "account_id")));
        desk.now(() -> jobs.retry(account, id));
        Attempt attempt = desk.claim(id);
        desk.settle(attempt, Desk.success(attempt));

        Job job = desk.now(() -> jobs.find(account, id));

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.errorCode()).isNull();
        assertThat(desk.now(() -> jobs.failures(job))).extracting(FailedAttempt::code)
                .containsExactly("TEMPLATE_ERROR");
    }

    @Test
    void retriesOnlyWhatHasFailedAndSaysHowItStands() {
        Attempt attempt = desk.running();

        assertThatExceptionOfType(Problem.Conflict.class)
                .isThrownBy(() -> desk.now(() -> jobs.retry(attempt.accountId(), attempt.jobId())))
                .withMessageContaining("RUNNING");
    }

    @Test
    void retriesNothingForAnotherAccount() {
        UUID id = desk.failed();

        assertThatExceptionOfType(Problem.NotFound.class)
                .isThrownBy(() -> desk.now(() -> jobs.retry(UUID.randomUUID(), id)));
        assertThat(database.job(id, "state")).isEqualTo("FAILED");
    }

    @Test
    void retriesNoDeletedJob() {
        UUID id = desk.failed();
        UUID account = UUID.fromString(String.valueOf(database.job(id, "account_id")));
        desk.now(() -> jobs.delete(account, id));

        assertThatExceptionOfType(Problem.NotFound.class).isThrownBy(() -> desk.now(() -> jobs.retry(account, id)));
    }
}
