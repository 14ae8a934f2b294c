package dev.pressroom.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

import dev.pressroom.job.Attempts;
import dev.pressroom.job.Desk;
import dev.pressroom.job.JobConfig;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class HeartbeatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Desk desk;

    @Inject
    Attempts attempts;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    /** Beats four times a minute, as installations do. */
    @Inject
    Heartbeat slow;

    private Cancellable beating = () -> {};

    @AfterEach
    void rest() {
        beating.cancel();
    }

    @Test
    void keepsTheLeaseAlive() {
        Holding holding = new Holding(desk.running());
        OffsetDateTime first = lease(holding);

        beating = quick().beat(holding);

        await().atMost(PATIENCE).until(() -> lease(holding).isAfter(first));
        OffsetDateTime second = lease(holding);
        await().atMost(PATIENCE).until(() -> lease(holding).isAfter(second));
        assertThat(holding.stop().pulled()).isFalse();
    }

    @Test
    void findsOutWithTheNextBeatWhatItWasNotTold() {
        Holding holding = new Holding(desk.running());
        beating = quick().beat(holding);

        database.run("update job set state = 'CANCELED', lease_token = null where id = ?", holding.attempt().jobId());

        await().atMost(PATIENCE).until(() -> holding.stop().pulled());
    }

    @Test
    void findsOutAtOnceWhatItIsTold() {
        Holding holding = new Holding(desk.running());
        beating = slow.beat(holding);

        desk.cancel(holding.attempt());

        await().atMost(PATIENCE).until(() -> holding.stop().pulled());
    }

    @Test
    void looksAtOnceWhereNewsMayHaveBeenMissed() {
        Holding holding = new Holding(desk.running());
        beating = slow.beat(holding);
        database.run("update job set state = 'CANCELED', lease_token = null where id = ?", holding.attempt().jobId());

        slow.missed();

        await().atMost(PATIENCE).until(() -> holding.stop().pulled());
    }

    private Heartbeat quick() {
        var config = new SmallRyeConfigBuilder().withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(JobConfig.class)
                .withDefaultValue("pressroom.job.heartbeat", "100ms").build().getConfigMapping(JobConfig.class);
        return new Heartbeat(attempts, config, vertx);
    }

    private OffsetDateTime lease(Holding holding) {
        return OffsetDateTime.parse(String.valueOf(database.value(
                "select to_char(lease_until, 'YYYY-MM-DD\"T\"HH24:MI:SS.USTZH:TZM') from job where id = ?",
                holding.attempt().jobId())));
    }
}
