package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** What an api and two workers owe together, whichever servers they stand on. */
abstract class FleetPromises {
    private static final int JOBS = 150;

    private final String run = UUID.randomUUID().toString();
    private Fleet fleet;
    private Fleet.Member api;
    private FleetClient client;

    abstract Map<String, String> servers();

    @BeforeEach
    void start() throws Exception {
        fleet = new Fleet(servers());
        api = fleet.start("api");
        client = FleetClient.ofNewAccount(api.address(), servers().get("pressroom.operator-key"));
    }

    @AfterEach
    void stop() throws Exception {
        fleet.close();
    }

    @Test
    void finishesEveryJobOnceThoughAWorkerIsKilled() throws Exception {
        fleet.start("worker");
        var doomed = fleet.start("worker");
        for (int number = 0; number < JOBS; number++) {
            client.job(run, number);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> client.jobs(run, "SUCCEEDED").size() > JOBS / 5);

        doomed.kill();

        await().atMost(Duration.ofMinutes(4)).until(() -> client.jobs(run, "SUCCEEDED").size() == JOBS);
        for (JsonNode job : client.jobs(run, "SUCCEEDED").subList(0, 20)) {
            assertThat(client.downloaded(job.get("id").asText())).isEqualTo(job.get("sha256").asText());
        }
    }

    @Test
    void acceptsJobsWhileTheBrokerIsAwayAndRunsThemWhenItIsBack() throws Exception {
        var worker = fleet.start("worker");
        fleet.broker().bar();
        await().atMost(Duration.ofMinutes(1)).until(() -> worker.status("/q/health/ready") == 503);

        String job = client.job(run, 1);

        assertThat(client.get("/v1/jobs/" + job).get("state").asText()).isEqualTo("QUEUED");
        assertThat(api.status("/q/health/ready")).isEqualTo(200);
        assertThat(worker.status("/q/health/live")).isEqualTo(200);
        fleet.broker().open();
        await().atMost(Duration.ofMinutes(2)).until(() -> client.jobs(run, "SUCCEEDED").size() == 1);
    }

    @Test
    void stopsOnATermSignalWithoutLosingWhatItHolds() throws Exception {
        var leaving = fleet.start("worker");
        for (int number = 0; number < 30; number++) {
            client.job(run, number);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> !client.jobs(run, "SUCCEEDED").isEmpty());

        int exit = leaving.terminate();

        assertThat(exit).isZero();
        assertThat(client.jobs(run, "RUNNING")).isEmpty();
        fleet.start("worker");
        await().atMost(Duration.ofMinutes(2)).until(() -> client.jobs(run, "SUCCEEDED").size() == 30);
    }

    @Test
    void showsHealthAndMetricsAloneOnAWorker() throws Exception {
        var worker = fleet.start("worker");

        assertThat(worker.status("/q/health/live")).isEqualTo(200);
        assertThat(worker.status("/q/metrics")).isEqualTo(200);
        assertThat(worker.status("/v1/jobs")).isEqualTo(404);
        assertThat(worker.status("/openapi")).isEqualTo(404);
        assertThat(worker.status("/oauth/token")).isEqualTo(404);
    }
}
