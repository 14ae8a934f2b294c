package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class StraysTest {
    private static final Duration HOLD = Duration.ofMinutes(10);

    @Inject
    Desk desk;

    @Inject
    Attempts attempts;

    @Inject
    Recovery recovery;

    @Inject
    Jobs jobs;

    @Inject
    Strays strays;

    @Inject
    Database database;

    @Test
    void areNotedWhereAnAttemptMayHaveStoredSomething() {
        Attempt retried = desk.running();
        Attempt givenUp = desk.running();
        Attempt lost = desk.running();
        Attempt released = desk.running();
        Attempt canceled = desk.running();

        desk.settle(retried, Desk.retry());
        desk.settle(givenUp, new Outcome.GivenUp("INTERNAL_ERROR", "ours"));
        desk.lose(lost);
        desk.now(() -> attempts.release(released));
        desk.cancel(canceled);

        assertThat(List.of(retried, givenUp, lost, released, canceled)).allSatisfy(attempt -> assertThat(
                database.value("select due_at > now() + interval '9 minutes' from stray_document where job_id = ?",
                        attempt.jobId()))
                .isEqualTo("t"));
    }

    @Test
    void areNotNotedWhereNothingWasStoredInVain() {
        Attempt succeeded = desk.running();
        Attempt failed = desk.running();
        UUID queued = desk.queued(succeeded.accountId());

        desk.settle(succeeded, Desk.success(succeeded));
        desk.settle(failed, new Outcome.Failed("TEMPLATE_ERROR", "line 3"));
        desk.now(() -> jobs.cancel(succeeded.accountId(), queued));

        assertThat(List.of(succeeded.jobId(), failed.jobId(), queued)).noneMatch(this::noted);
    }

    @Test
    void areLeftAloneUntilTheyAreDue() {
        Attempt attempt = desk.running();
        desk.lose(attempt);

        assertThat(taken(attempt.jobId())).isEmpty();
    }

    @Test
    void areTakenByOneProcessAtATime() {
        UUID job = due(desk.running());

        assertThat(taken(job)).singleElement().extracting(Strays.Stray::documentKey).asString()
                .endsWith(job + "/1.pdf");
        assertThat(taken(job)).isEmpty();
    }

    @Test
    void neverAreWhatAJobNames() {
        Attempt attempt = desk.running();
        desk.settle(attempt, Desk.success(attempt));
        UUID job = due(attempt);

        assertThat(taken(job)).isEmpty();
        assertThat(noted(job)).isFalse();
    }

    @Test
    void areFoundThoughTheirJobIsGone() {
        Attempt lost = desk.running();
        desk.lose(lost);
        Attempt second = desk.claim(lost.jobId());
        desk.settle(second, Desk.success(second));
        desk.now(() -> jobs.delete(lost.accountId(), lost.jobId()));
        desk.now(() -> recovery.forget(lost.jobId()));
        UUID job = due(lost);

        assertThat(database.job(job, "id")).isNull();
        assertThat(taken(job)).extracting(Strays.Stray::attempt).containsExactly(1);
    }

    @Test
    void areForgottenWhenTheyAreGone() {
        UUID job = due(desk.running());
        Strays.Stray stray = taken(job).getFirst();

        desk.now(() -> strays.forget(stray));

        assertThat(noted(job)).isFalse();
    }

    @Test
    void stayNotedWhereALateWorkerNotedThemAgain() {
        Attempt attempt = desk.running();
        UUID job = due(attempt);
        Strays.Stray stray = taken(job).getFirst();
        desk.now(() -> strays.note(attempt));

        desk.now(() -> strays.forget(stray));

        assertThat(noted(job)).isTrue();
    }

    private UUID due(Attempt attempt) {
        desk.now(() -> strays.note(attempt));
        database.run("update stray_document set due_at = now() - interval '1 second' where job_id = ?",
                attempt.jobId());
        return attempt.jobId();
    }

    private List<Strays.Stray> taken(UUID job) {
        return desk.now(() -> strays.take(1000, HOLD)).stream().filter(stray -> stray.jobId().equals(job)).toList();
    }

    private boolean noted(UUID job) {
        return database.count("select count(*) from stray_document where job_id = ?", job) > 0;
    }
}
