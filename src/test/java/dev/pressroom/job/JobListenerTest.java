package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class JobListenerTest {
    @Inject
    Desk desk;

    @Inject
    Jobs jobs;

    @Inject
    Recovery recovery;

    @Inject
    Witness witness;

    @Inject
    Database database;

    @BeforeEach
    void watch() {
        witness.watch();
    }

    @AfterEach
    void rest() {
        witness.rest();
    }

    @Test
    void followsEachWayForAJobToEnd() {
        Attempt succeeded = desk.running();
        Attempt failed = desk.running();
        Attempt givenUp = desk.running();
        Attempt canceled = desk.running();
        UUID waiting = desk.queued(succeeded.accountId());

        desk.settle(succeeded, Desk.success(succeeded));
        desk.settle(failed, new Outcome.Failed("TEMPLATE_ERROR", "line 3"));
        desk.settle(givenUp, new Outcome.GivenUp("INTERNAL_ERROR", "ours"));
        desk.cancel(canceled);
        desk.now(() -> jobs.cancel(succeeded.accountId(), waiting));

        assertThat(witness.saw(succeeded.jobId())).isEqualTo("SUCCEEDED");
        assertThat(witness.saw(failed.jobId())).isEqualTo("FAILED");
        assertThat(witness.saw(givenUp.jobId())).isEqualTo("FAILED");
        assertThat(witness.saw(canceled.jobId())).isEqualTo("CANCELED");
        assertThat(witness.saw(waiting)).isEqualTo("CANCELED");
    }

    @Test
    void followsTheRescueThatGivesUp() {
        UUID job = desk.queued();

        desk.lose(desk.claim(job));
        desk.lose(desk.claim(job));

        assertThat(witness.saw(job)).isEqualTo("null");
        desk.lose(desk.claim(job));
        assertThat(witness.saw(job)).isEqualTo("FAILED");
        assertThat(database.job(job, "error_code")).isEqualTo("WORKER_LOST");
    }

    @Test
    void hearsNothingOfARetry() {
        Attempt attempt = desk.running();

        desk.settle(attempt, Desk.retry());

        assertThat(witness.saw(attempt.jobId())).isEqualTo("null");
    }

    @Test
    void hearsOnceOfWhatIsSettledTwice() {
        Attempt attempt = desk.running();
        desk.settle(attempt, Desk.success(attempt));

        desk.settle(attempt, Desk.success(attempt));

        assertThat(witness.saw(attempt.jobId())).isEqualTo("SUCCEEDED");
    }

    @Test
    void undoesTheSettlingWhereItFails() {
        Attempt attempt = desk.running();
        witness.refuse(attempt.jobId());

        assertThatIllegalStateException()
                .isThrownBy(() -> desk.settle(attempt, new Outcome.GivenUp("INTERNAL_ERROR", "ours")));

        assertThat(database.job(attempt.jobId(), "state")).isEqualTo("RUNNING");
        assertThat(database.count("select count(*) from failed_attempt where job_id = ?", attempt.jobId())).isZero();
        assertThat(database.count("select count(*) from stray_document where job_id = ?", attempt.jobId())).isZero();
        assertThat(witness.saw(attempt.jobId())).isEqualTo("null");
        witness.hearAgain(attempt.jobId());
        assertThat(desk.settle(attempt, Desk.success(attempt))).isTrue();
    }

    @Test
    void holdsUpNoOtherRescueWhereItFails() {
        Attempt stuck = lastOfItsKind();
        witness.refuse(stuck.jobId());
        Attempt other = lastOfItsKind();
        database.run("update job set lease_until = now() - interval '1 hour' where id = ?", stuck.jobId());

        desk.lose(other);

        assertThat(database.job(other.jobId(), "state")).isEqualTo("FAILED");
        assertThat(database.job(stuck.jobId(), "state")).isEqualTo("RUNNING");
        witness.hearAgain(stuck.jobId());
        desk.now(recovery::rescue);
        assertThat(database.job(stuck.jobId(), "state")).isEqualTo("FAILED");
    }

    private Attempt lastOfItsKind() {
        UUID job = desk.queued();
        desk.lose(desk.claim(job));
        desk.lose(desk.claim(job));
        return desk.claim(job);
    }
}
