package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.pressroom.testing.BrokerChannel;
import dev.pressroom.testing.RealServers;

/** A queue that somebody has made with other arguments. */
@RealServers.Needed
class RealTopologyIT {
    private static final String BULK = "pressroom.jobs.bulk";
    private static final Map<String, Object> OTHERWISE = Map.of("x-queue-type", "quorum", "x-delivery-limit", 7,
            "x-dead-letter-exchange", "pressroom.jobs.dead", "x-dead-letter-routing-key", "pressroom.jobs.dead");

    private BrokerChannel operator;
    private Fleet fleet;

    @BeforeEach
    void open() throws Exception {
        operator = new BrokerChannel(RealServers.properties());
        fleet = new Fleet(RealServers.properties());
    }

    @AfterEach
    void close() throws Exception {
        fleet.close();
        operator.delete(BULK);
        operator.close();
    }

    @Test
    void endsAStartAndSaysWhatToDo() throws Exception {
        operator.delete(BULK);
        operator.declare(BULK, OTHERWISE);

        var worker = fleet.launch("worker");

        assertThat(worker.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(worker.process().exitValue()).isEqualTo(1);
        assertThat(errors(worker)).singleElement().asString().contains("'x-delivery-limit'", "'" + BULK + "'", "'7'",
                "must be deleted, when it is empty", "pressroom.broker.delivery-limit");
    }

    @Test
    void leavesARunningWorkerUnreadyUntilTheQueueIsGone() throws Exception {
        var worker = fleet.start("worker");

        fleet.broker().bar();
        operator.delete(BULK);
        operator.declare(BULK, OTHERWISE);
        fleet.broker().open();

        await().atMost(Duration.ofMinutes(1)).until(() -> !errors(worker).isEmpty());
        await().during(Duration.ofSeconds(10)).atMost(Duration.ofSeconds(12))
                .until(() -> worker.process().isAlive() && worker.status("/q/health/ready") == 503);
        assertThat(errors(worker)).singleElement().asString().contains("'" + BULK + "'");
        operator.delete(BULK);
        await().atMost(Duration.ofMinutes(1)).until(() -> worker.status("/q/health/ready") == 200);
    }

    /** Ours: the client's own are about the connection. */
    private static List<String> errors(Fleet.Member member) {
        try (var lines = Files.lines(member.log())) {
            return lines.filter(line -> line.contains(" ERROR ") && line.contains("[dev.pressroom")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
