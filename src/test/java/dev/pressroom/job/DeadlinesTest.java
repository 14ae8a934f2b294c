package dev.pressroom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.access.Caller;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class DeadlinesTest {
    @Inject
    Desk desk;

    @Inject
    Jobs jobs;

    @Inject
    Attempts attempts;

    @Inject
    Deadlines deadlines;

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
    void failWhatWaitsTooLong() {
        UUID job = limited();
        end(job);

        desk.now(deadlines::fail);

        assertThat(found(job)).isEqualTo("FAILED QUEUE_TIMEOUT");
        assertThat(database.job(job, "duration_ms")).isNull();
        assertThat(witness.saw(job)).isEqualTo("FAILED");
    }

    @Test
    void failWhatRunsTooLongAndTakeItFromItsWorker() {
        Attempt attempt = desk.claim(limited());
        end(attempt.jobId());

        desk.now(deadlines::fail);

        assertThat(found(attempt.jobId())).isEqualTo("FAILED RENDER_TIMEOUT");
        assertThat(database.job(attempt.jobId(), "duration_ms")).isNotNull();
        assertThat(witness.saw(attempt.jobId())).isEqualTo("FAILED");
        assertThat(desk.now(() -> attempts.extend(attempt))).isFalse();
        assertThat(desk.settle(attempt, Desk.success(attempt))).isFalse();
        assertThat(database.count("select count(*) from stray_document where job_id = ?", attempt.jobId())).isOne();
        assertThat(database.value("select error_code from failed_attempt where job_id = ?", attempt.jobId()))
                .isEqualTo("RENDER_TIMEOUT");
    }

    @Test
    void letNoAttemptBeginWhenTheTimeIsOver() {
        Attempt first = desk.claim(limited());
        desk.settle(first, Desk.retry());
        end(first.jobId());

        assertThat(desk.now(() -> attempts.claim(first.jobId(), UUID.randomUUID()))).isNull();

        desk.now(deadlines::fail);
        assertThat(found(first.jobId())).isEqualTo("FAILED RENDER_TIMEOUT");
    }

    @Test
    void beginAnewWhereTheClientAsksOnceMore() {
        UUID job = limited();
        UUID account = UUID.fromString(String.valueOf(database.job(job, "account_id")));
        end(job);
        desk.now(deadlines::fail);

        desk.now(() -> jobs.retry(account, job));

        assertThat(database.job(job, "deadline > now() + interval '4 minutes'")).isEqualTo("t");
        desk.now(deadlines::fail);
        assertThat(database.job(job, "state")).isEqualTo("QUEUED");
    }

    @Test
    void leaveAloneWhatHasTimeOrHasEnded() {
        UUID early = limited();
        UUID unlimited = desk.queued();
        Attempt succeeded = desk.claim(limited());
        desk.settle(succeeded, Desk.success(succeeded));
        end(succeeded.jobId());

        desk.now(deadlines::fail);

        assertThat(database.job(early, "state")).isEqualTo("QUEUED");
        assertThat(database.job(unlimited, "state")).isEqualTo("QUEUED");
        assertThat(database.job(succeeded.jobId(), "state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void failWhatNobodyBeganForAWeek() {
        UUID forgotten = desk.queued();
        Attempt begun = desk.running();
        desk.settle(begun, Desk.retry());
        for (UUID job : new UUID[]{forgotten, begun.jobId()}) {
            database.run("update job set updated_at = now() - interval '8 days' where id = ?", job);
        }

        desk.now(deadlines::fail);

        assertThat(found(forgotten)).isEqualTo("FAILED QUEUE_TIMEOUT");
        assertThat(database.job(begun.jobId(), "state")).isEqualTo("QUEUED");
    }

    private UUID limited() {
        var html = new Source.Inline("<p>small</p>", null);
        var request = new JobRequest(html, "{}", null, "{}", JobOptions.NONE, Lane.EXPRESS)
                .within(Duration.ofMinutes(5));
        UUID account = desk.account();
        UUID job = desk.now(
                () -> Panache.withTransaction(() -> jobs.add(Caller.plain(account, "a test", Set.of()), html, request)))
                .id();
        assertThat(database.job(job, "deadline - created_at")).isEqualTo("00:05:00");
        return job;
    }

    private void end(UUID job) {
        assertThat(database.run("update job set deadline = now() - interval '1 second' where id = ?", job)).isOne();
    }

    private String found(UUID job) {
        return database.job(job, "state") + " " + database.job(job, "error_code");
    }
}
