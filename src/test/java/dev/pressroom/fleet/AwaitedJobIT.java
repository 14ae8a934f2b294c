package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import dev.pressroom.testing.Services;

/** A client that hears 503 takes it that there is no job, and asks again. */
class AwaitedJobIT {
    @Test
    void tellsAClientOfItsJobThoughTheDatabaseGoesWhileItWaits() throws Exception {
        String run = UUID.randomUUID().toString();
        try (var fleet = new Fleet(Services.properties()); var threads = Executors.newCachedThreadPool()) {
            var api = fleet.start("api");
            var client = FleetClient.ofNewAccount(api.address(), Services.properties().get("pressroom.operator-key"));
            var answer = threads.submit(() -> client.awaitedJob(run, 8));
            await().atMost(Duration.ofSeconds(8)).until(() -> client.jobs(run, "QUEUED").size() == 1);

            fleet.database().bar();

            assertThat(answer.get().statusCode()).isEqualTo(202);
            assertThat(new String(answer.get().body(), StandardCharsets.UTF_8)).contains("\"id\":\"job_");
        }
    }
}
