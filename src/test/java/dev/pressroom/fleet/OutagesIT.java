package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.pressroom.testing.Services;

/** Each server goes away from the same two processes, which nobody restarts. */
class OutagesIT {
    /** A client that waits longer has given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static Fleet fleet;
    private static Fleet.Member api;
    private static Fleet.Member worker;
    private static FleetClient client;

    private final String run = UUID.randomUUID().toString();
    private final List<String> accepted = new ArrayList<>();

    /** In which form a server goes. */
    enum Form {
        CUT {
            @Override
            void begin(Passage way) throws Exception {
                way.bar();
            }
        },
        SILENT {
            @Override
            void begin(Passage way) throws Exception {
                way.silence();
            }
        };

        abstract void begin(Passage way) throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        fleet = new Fleet(Services.properties());
        api = fleet.start("api");
        worker = fleet.start("worker");
        client = FleetClient.ofNewAccount(api.address(), Services.properties().get("pressroom.operator-key"));
    }

    @AfterEach
    void open() throws Exception {
        for (Passage way : List.of(fleet.database(), fleet.broker(), fleet.store())) {
            way.open();
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> api.isReady() && worker.isReady());
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    @ParameterizedTest
    @EnumSource
    void waitsForTheDatabase(Form form) throws Exception {
        accept(3);
        form.begin(fleet.database());

        HttpResponse<String> posted = client.answer("POST", "/v1/jobs", "{\"html\":\"<p>x</p>\"}");
        HttpResponse<String> read = client.answer("GET", "/v1/jobs/" + accepted.getFirst(), "");

        assertUnavailable(posted);
        assertUnavailable(read);
        assertThat(api.status("/q/health/ready")).isEqualTo(503);
        assertThat(worker.status("/q/health/ready")).isEqualTo(503);
        assertAlive();
        fleet.database().open();
        assertAllSucceed();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsJobsWithoutTheBroker(Form form) throws Exception {
        accept(2);
        form.begin(fleet.broker());

        accept(2);

        assertThat(api.status("/q/health/ready")).isEqualTo(200);
        await().atMost(Duration.ofMinutes(1)).until(() -> worker.status("/q/health/ready") == 503);
        assertAlive();
        fleet.broker().open();
        assertAllSucceed();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsJobsWithoutTheStore(Form form) throws Exception {
        accept(1);
        assertAllSucceed();
        form.begin(fleet.store());

        accept(3);

        assertUnavailable(client.answer("GET", "/v1/jobs/" + accepted.getFirst() + "/pdf", ""));
        assertThat(client.answer("GET", "/v1/jobs/" + accepted.getFirst() + "/url", "").statusCode()).isEqualTo(200);
        assertThat(api.status("/q/health/ready")).isEqualTo(200);
        assertThat(worker.status("/q/health/ready")).isEqualTo(200);
        assertAlive();
        fleet.store().open();
        assertAllSucceed();
        assertThat(client.jobs(run, "SUCCEEDED")).allMatch(job -> job.get("attempt").asInt() == 1);
    }

    @Test
    void takesAsManyJobsAtATimeAsBeforeAfterThreeOutagesOfTheBroker() throws Exception {
        fleet.store().bar();
        accept(4);
        await().atMost(PATIENCE).until(() -> client.jobs(run, "RUNNING").size() == 1);

        for (int time = 0; time < 3; time++) {
            fleet.broker().bar();
            await().atMost(Duration.ofMinutes(1)).until(() -> worker.status("/q/health/ready") == 503);
            fleet.broker().open();
            await().atMost(Duration.ofMinutes(1)).until(() -> worker.status("/q/health/ready") == 200);
        }

        assertThat(client.jobs(run, "RUNNING")).hasSize(1);
        assertThat(client.jobs(run, "QUEUED")).hasSize(3);
        fleet.store().open();
        assertAllSucceed();
    }

    @Test
    void startsWhenTheServersComeAfterIt() throws Exception {
        fleet.database().bar();
        fleet.broker().bar();
        fleet.store().bar();
        var early = fleet.launch("api");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.readString(early.log()).contains("waiting for the database"));

        fleet.database().open();

        await().atMost(Duration.ofMinutes(2)).until(early::isReady);
        // a machine that is short of processors says of itself that a thread was held up
        assertThat(Files.readAllLines(early.log())).filteredOn(line -> !line.contains("Thread blocked"))
                .noneMatch(line -> line.contains("ERROR") || line.contains("Exception"));
        assertThat(early.terminate()).isZero();
    }

    @Test
    void canBeStoppedWhileItWaitsForTheDatabase() throws Exception {
        fleet.database().bar();
        var early = fleet.launch("worker");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.readString(early.log()).contains("waiting for the database"));

        int exit = early.terminate();

        assertThat(exit).isZero();
    }

    private void accept(int jobs) throws Exception {
        for (int number = 0; number < jobs; number++) {
            accepted.add(client.job(run, number));
        }
    }

    private void assertAllSucceed() {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions()
                .until(() -> client.jobs(run, "SUCCEEDED").size() == accepted.size());
    }

    private static void assertAlive() {
        assertThat(api.status("/q/health/live")).isEqualTo(200);
        assertThat(worker.status("/q/health/live")).isEqualTo(200);
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
