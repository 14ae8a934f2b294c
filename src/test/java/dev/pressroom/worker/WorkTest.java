package dev.pressroom.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Attempts;
import dev.pressroom.job.Desk;
import dev.pressroom.job.JobConfig;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.Strays;
import dev.pressroom.storage.Documents;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class WorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Takes minutes to lay out. */
    private static final String LONG = "<p>" + "word ".repeat(390_000);

    @Inject
    Attempts attempts;

    @Inject
    Strays strays;

    @Inject
    Rendering rendering;

    @Inject
    Heartbeat heartbeat;

    @Inject
    JobConfig config;

    @Inject
    Vertx vertx;

    @Inject
    Desk desk;

    @Inject
    Jobs jobs;

    @Inject
    Documents documents;

    @Inject
    Database database;

    private Work work;
    private UUID account;

    @BeforeEach
    void open() {
        work = new Work(attempts, strays, rendering, heartbeat, config, vertx);
        account = desk.account();
    }

    @Test
    void takesAJobToItsEnd() {
        UUID job = desk.queued(account);

        boolean done = desk.now(() -> work.on(job));

        assertThat(done).isTrue();
        assertThat(database.job(job, "state")).isEqualTo("SUCCEEDED");
        assertThat(work.idle()).isTrue();
    }

    /** Who upgrades has such jobs in the queue. */
    @Test
    void takesAJobWhoseOptionsAnOlderVersionWrote() {
        UUID job = desk.queued(account);
        database.run("update job set options = '{}' where id = '" + job + "'");

        desk.now(() -> work.on(job));

        assertThat(database.job(job, "state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void lendsNoSlotForEverToAJobThatCannotBeRead() {
        UUID job = desk.queued(account);
        database.run("update job set options = '{\"zone\": \"no zone\"}' where id = '" + job + "'");

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> desk.now(() -> work.on(job)));

        assertThat(database.job(job, "state")).isEqualTo("QUEUED");
        assertThat(work.idle()).isTrue();
    }

    @Test
    void isDoneWithAMessageWhoseJobIsNotToBeHad() {
        UUID job = desk.running().jobId();

        assertThat(desk.now(() -> work.on(job))).isTrue();
    }

    @Test
    void storesAndSettlesNothingOfACanceledJob() {
        UUID job = desk.queued(account, LONG);
        CompletableFuture<Boolean> working = begin(job);

        desk.now(() -> jobs.cancel(account, job));

        assertThat(working).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(database.job(job, "state")).isEqualTo("CANCELED");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> desk.now(() -> documents.open(account + "/" + job + "/1.pdf")))
                .withMessageContaining("key does not exist");
    }

    @Test
    void leavesJobsToOthersOnceItStops() {
        UUID job = desk.queued(account);
        work.stop();

        boolean done = desk.now(() -> work.on(job));

        assertThat(done).isFalse();
        assertThat(database.job(job, "state")).isEqualTo("QUEUED");
        assertThat(database.job(job, "attempt")).isEqualTo("0");
    }

    @Test
    void handsBackWhatItStillClaimedWhileItStopped() throws SQLException {
        UUID job = desk.queued(account);
        CompletableFuture<Boolean> working;
        try (Connection other = database.lock(job)) {
            working = start(job);
            await().atMost(PATIENCE).until(database::someoneWaitsForALock);
            work.stop();
            assertThat(work.holdsNothing()).isFalse();
            other.rollback();
        }

        assertThat(working).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(database.job(job, "state")).isEqualTo("QUEUED");
        assertThat(database.job(job, "error_code")).isEqualTo("RELEASED");
        assertThat(work.idle()).isTrue();
    }

    @Test
    void handsBackWhatItDidNotFinish() {
        UUID job = desk.queued(account, LONG);
        CompletableFuture<Boolean> working = begin(job);
        work.stop();

        desk.now(work::release);

        assertThat(work.holdsNothing()).isTrue();
        assertThat(database.job(job, "state")).isEqualTo("QUEUED");
        assertThat(database.job(job, "attempts_forgiven")).isEqualTo("1");
        assertThat(working).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(database.job(job, "state")).isEqualTo("QUEUED");
        assertThat(work.idle()).isTrue();
    }

    private CompletableFuture<Boolean> begin(UUID job) {
        CompletableFuture<Boolean> working = start(job);
        await().atMost(PATIENCE).until(() -> "RUNNING".equals(database.job(job, "state")));
        return working;
    }

    private CompletableFuture<Boolean> start(UUID job) {
        return OwnContext.run(vertx, () -> work.on(job)).subscribeAsCompletionStage();
    }
}
