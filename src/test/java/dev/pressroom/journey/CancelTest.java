package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** A client calls its jobs off while a worker renders them. */
@QuarkusTest
@TestProfile(CancelTest.Patient.class)
class CancelTest {
    private static final Map<String, Object> LONG = Map.of("html", "<p>" + "word ".repeat(390_000));
    private static final Map<String, Object> SMALL = Map.of("html", "<p>small</p>");

    /** Neither a heartbeat nor its own time limit ends a render before the test has: only the news of the cancel can. */
    public static final class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pressroom.job.heartbeat", "1h", "pressroom.job.lease", "2h", "pressroom.render.timeout",
                    "1h");
        }
    }

    @Test
    void freesTheWorkerOfARunningJob() {
        var client = Client.ofNewAccount();
        List<String> jobs = Stream.generate(() -> client.post(LONG)).limit(slots()).toList();
        jobs.forEach(job -> awaitRunning(client, job));

        jobs.forEach(job -> assertThat(cancel(client, job).<String>path("state")).isEqualTo("CANCELED"));

        Response next = client.ended(client.post(SMALL));
        assertThat(next.<String>path("state")).describedAs(next.asString()).isEqualTo("SUCCEEDED");
        jobs.forEach(job -> {
            Response canceled = client.call().get("/v1/jobs/" + job);
            assertThat(canceled.<String>path("state")).isEqualTo("CANCELED");
            assertThat(canceled.<String>path("error.code")).isEqualTo("CANCELED");
            assertThat(canceled.<List<String>>path("failures.code")).containsExactly("CANCELED");
        });
    }

    @Test
    void answersTheSameWhenAskedAgain() {
        var client = Client.ofNewAccount();
        String job = client.post(LONG);
        awaitRunning(client, job);
        Response first = cancel(client, job);

        Response second = cancel(client, job);

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    private static Response cancel(Client client, String job) {
        return client.call().post("/v1/jobs/" + job + "/cancel").then().statusCode(200).extract().response();
    }

    private static void awaitRunning(Client client, String job) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.call().get("/v1/jobs/" + job).path("state").equals("RUNNING"));
    }

    private static int slots() {
        return ConfigProvider.getConfig().getValue("pressroom.worker.slots", Integer.class);
    }
}
