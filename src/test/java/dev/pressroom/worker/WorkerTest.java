package dev.pressroom.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.PressroomConfig;
import dev.pressroom.job.Attempts;
import dev.pressroom.job.Desk;
import dev.pressroom.job.JobConfig;
import dev.pressroom.job.Strays;
import dev.pressroom.queue.Dispatcher;
import dev.pressroom.queue.Messages;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class WorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    PressroomConfig pressroom;

    @Inject
    Messages messages;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Vertx vertx;

    @Inject
    Desk desk;

    @Inject
    Database database;

    /** The database's pool closes as soon as the stop is over, so nothing may be on its way there then. */
    @Test
    void doesNotEndBeforeItHasGivenItsJobsBack() throws SQLException {
        var work = new Work(attempts, strays, rendering, heartbeat, config, vertx);
        UUID job = desk.queued(desk.account(), "<p>" + "word ".repeat(390_000));
        CompletableFuture<Boolean> working = OwnContext.run(vertx, () -> work.on(job)).subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> "RUNNING".equals(database.job(job, "state")));
        CompletableFuture<Void> stopped;
        try (Connection other = database.lock(job)) {
            stopped = CompletableFuture.runAsync(() -> impatient(work).stop(new ShutdownEvent()));
            await().atMost(PATIENCE).until(database::someoneWaitsForALock);
            await().during(Duration.ofMillis(300)).until(() -> !stopped.isDone());
            other.rollback();
        }

        assertThat(stopped).succeedsWithin(PATIENCE);

        assertThat(database.job(job, "state")).isEqualTo("QUEUED");
        assertThat(database.job(job, "error_code")).isEqualTo("RELEASED");
        assertThat(working).succeedsWithin(PATIENCE);
    }

    private Worker impatient(Work work) {
        var noGrace = new SmallRyeConfigBuilder().withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(WorkerConfig.class).withDefaultValue("pressroom.worker.grace", "1ms")
                .withDefaultValue("pressroom.worker.slots", "1").build().getConfigMapping(WorkerConfig.class);
        return new Worker(messages, dispatcher, work, noGrace, pressroom, vertx);
    }
}
