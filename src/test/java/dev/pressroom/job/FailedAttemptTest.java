package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.QuietHouse;

/** What a job remembers of attempts that ended without a document. */
@QuarkusTest
@TestProfile(QuietHouse.class)
class FailedAttemptTest {
    @Inject
    Desk desk;

    @Inject
    Jobs jobs;

    @Inject
    Attempts attempts;

    @ParameterizedTest
    @ValueSource(strings = {"TEMPLATE_ERROR", "INTERNAL_ERROR", "RENDER_CRASHED", "WORKER_LOST", "RELEASED",
            "CANCELED"})
    void isKeptHoweverTheAttemptEnds(String code) {
        Attempt attempt = desk.running();

        end(attempt, code);

        assertThat(failures(attempt)).singleElement().satisfies(failure -> {
            assertThat(failure.number()).isEqualTo(1);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.message()).isNotBlank();
            assertThat(failure.endedAt()).isAfterOrEqualTo(failure.startedAt());
        });
    }

    private void end(Attempt attempt, String code) {
        switch (code) {
            case "TEMPLATE_ERROR" -> desk.settle(attempt, new Outcome.Failed(code, "line 3"));
            case "INTERNAL_ERROR" -> desk.settle(attempt, Desk.retry());
            case "RENDER_CRASHED" -> desk.settle(attempt, new Outcome.GivenUp(code, "died"));
            case "WORKER_LOST" -> desk.lose(attempt);
            case "RELEASED" -> desk.now(() -> attempts.release(attempt));
            case "CANCELED" -> desk.cancel(attempt);
            default -> throw new AssertionError(code);
        }
    }

    @Test
    void hasTheTimesOfItsOwnAttempt() {
        Attempt first = desk.running();
        desk.settle(first, Desk.retry());
        Attempt second = desk.claim(first.jobId());
        desk.settle(second, Desk.retry());

        List<FailedAttempt> failures = failures(second);

        assertThat(failures).extracting(FailedAttempt::number).containsExactly(1, 2);
        assertThat(failures.get(1).startedAt()).isAfterOrEqualTo(failures.get(0).endedAt());
    }

    @Test
    void isNotMadeOfASuccess() {
        Attempt first = desk.running();
        desk.settle(first, Desk.retry());
        Attempt second = desk.claim(first.jobId());

        desk.settle(second, Desk.success(second));

        assertThat(failures(first)).extracting(FailedAttempt::number).containsExactly(1);
    }

    @Test
    void isNotMadeByCancellingAJobThatWaits() {
        Attempt first = desk.running();
        desk.settle(first, new Outcome.Retry(Duration.ofHours(1), "INTERNAL_ERROR", "ours", Outcome.Toll.TRY));

        desk.cancel(first);

        assertThat(failures(first)).extracting(FailedAttempt::code).containsExactly("INTERNAL_ERROR");
    }

    @Test
    void isReadByItsOwnAccountAlone() {
        Attempt attempt = desk.running();
        desk.settle(attempt, Desk.retry());
        var disguised = desk.now(() -> jobs.find(attempt.accountId(), attempt.jobId()));
        disguised.accountId = UUID.randomUUID();

        assertThat(desk.now(() -> jobs.failures(disguised))).isEmpty();
    }

    private List<FailedAttempt> failures(Attempt attempt) {
        return desk.now(() -> jobs.find(attempt.accountId(), attempt.jobId()).chain(jobs::failures));
    }
}
