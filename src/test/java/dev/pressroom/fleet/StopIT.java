package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.pressroom.journey.EventStream;
import dev.pressroom.testing.Services;

/** Who waits at one api hears of what happens elsewhere, and is not let down when that api stops. */
class StopIT {
    private final String run = UUID.randomUUID().toString();
    private final Fleet fleet = new Fleet(Services.properties());

    StopIT() throws Exception {}

    private Fleet.Member leaving;

    @BeforeEach
    void start() throws Exception {
        leaving = fleet.start("api");
    }

    @AfterEach
    void stop() throws Exception {
        fleet.close();
    }

    @Test
    void letsItsClientsGoOnAtAnotherApi() throws Exception {
        var staying = fleet.start("api");
        var client = FleetClient.ofNewAccount(staying.address(), Services.properties().get("pressroom.operator-key"));
        String job = client.job(run, 1);
        var events = follow(leaving, client, job);
        String seen = events.next().id();
        var waiting = CompletableFuture.supplyAsync(() -> waitAt(leaving, client, job));
        await().atMost(Duration.ofSeconds(30)).until(() -> leaving.status("/q/health/ready") == 200);

        int exit = leaving.terminate();

        assertThat(exit).isZero();
        assertThat(waiting.get()).contains("QUEUED");
        assertThat(events.rest()).isEmpty();
        fleet.start("worker");
        var states = new ArrayList<String>();
        for (var event : follow(staying, client, job, "Last-Event-ID", seen).rest()) {
            states.add(event.state());
        }
        assertThat(states).endsWith("SUCCEEDED").doesNotContain("QUEUED");
    }

    @Test
    void endsAtOnceWhenItIsToldTwice() throws Exception {
        var patient = fleet.start("api", Map.of("quarkus.shutdown.delay", "10m"));
        patient.process().destroy();
        await().atMost(Duration.ofSeconds(30)).until(() -> patient.status("/q/health/ready") == 503);
        assertThat(patient.status("/q/health/live")).isEqualTo(200);

        int exit = patient.terminate();

        assertThat(exit).isEqualTo(143);
    }

    private static EventStream follow(Fleet.Member api, FleetClient client, String job, String... headers)
            throws Exception {
        var all = new ArrayList<>(List.of("x-api-key", client.key()));
        all.addAll(List.of(headers));
        return EventStream.open(api.address().resolve("/v1/jobs/" + job + "/events"), all.toArray(String[]::new));
    }

    private static String waitAt(Fleet.Member api, FleetClient client, String job) {
        try {
            return client.at(api.address()).answer("GET", "/v1/jobs/" + job, "", "Prefer", "wait=60").body();
        } catch (Exception failed) {
            throw new IllegalStateException(new ExecutionException(failed));
        }
    }
}
