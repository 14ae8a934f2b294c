package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.Services;

/** Batches at their size, on processes as they run in production. {@code -Dpressroom.batch-it.items=50000} for the long form. */
class BatchIT {
    private static final int MANY = 50_000;
    private static final int RENDERED = Integer.getInteger("pressroom.batch-it.items", 600);
    private static final int BROKEN = 10;
    /** The application by itself needs half of it: what comes and goes here is many times as much. */
    private static final String HEAP = "192m";
    private static final String NDJSON = "application/x-ndjson";

    private final Fleet fleet = new Fleet(Services.properties());
    private final Receiver receiver = new Receiver();

    BatchIT() throws Exception {}

    @AfterEach
    void stop() throws Exception {
        receiver.close();
        fleet.close();
    }

    @Test
    void takesFiftyThousandItemsInAHeapTheyWouldNotFitInto() throws Exception {
        var client = client(fleet.startWithin(HEAP, "api"));
        template(client);
        var random = new Random(7);

        JsonNode made = client.stream("/v1/batches?template=letter", NDJSON, IntStream.range(0, MANY)
                .mapToObj(i -> "{\"data\":{\"n\":%d,\"filling\":\"%s\"}}\n".formatted(i, filling(random))));

        assertThat(made.at("/counts/queued").asInt()).describedAs(made.toString()).isEqualTo(MANY);
        String path = "/v1/batches/" + made.get("id").asText();
        assertThat(client.get(path + "/jobs?limit=1").at("/data/0/item").asInt()).isZero();
        assertThat(client.answer("POST", path + "/cancel", "").statusCode()).isEqualTo(200);
        // The sweep cancels what the dispatcher held just then, and completes the batch.
        await().atMost(Duration.ofMinutes(2)).until(() -> client.get(path).get("state").asText().equals("CANCELED"));
        assertThat(client.get(path).at("/counts/canceled").asInt()).isEqualTo(MANY);
    }

    /** As large to the database as it is: what repeats itself is stored small, and copied soon. */
    private static String filling(Random random) {
        byte[] bytes = new byte[4_500];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** To render them would take an hour of two cores: they all stand for one document that was rendered. */
    @Test
    void handsOutFiftyThousandDocumentsInAHeapTheyWouldNotFitInto() throws Exception {
        var client = client(fleet.startWithin(HEAP, "api"));
        var worker = fleet.start("worker");
        String job = client.job("zip", 1);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.get("/v1/jobs/" + job).get("state").asText().equals("SUCCEEDED"));
        worker.kill();
        template(client);
        JsonNode made = client.stream("/v1/batches?template=letter", NDJSON,
                IntStream.range(0, MANY).mapToObj(i -> "{\"data\":{}}\n"));
        String path = "/v1/batches/" + made.get("id").asText();

        succeed(made.get("id").asText(), job);

        await().atMost(Duration.ofMinutes(1)).until(() -> client.get(path).hasNonNull("completedAt"));
        assertThat(client.get(path).get("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(names(client, path)).isEqualTo(MANY);
    }

    private static void succeed(String batch, String job) throws Exception {
        var servers = Services.properties();
        try (var connection = DriverManager.getConnection(servers.get("quarkus.datasource.jdbc.url"),
                servers.get("quarkus.datasource.username"), servers.get("quarkus.datasource.password"));
                var update = connection.prepareStatement("""
                        update job set state = 'SUCCEEDED', document_key = done.document_key, size = done.size,
                               sha256 = done.sha256, pages = 1, started_at = now(), finished_at = now()
                          from job done where done.id = cast(? as uuid) and job.batch_id = cast(? as uuid)
                        """)) {
            update.setString(1, job.substring("job_".length()));
            update.setString(2, batch.substring("bat_".length()));
            assertThat(update.executeUpdate()).isEqualTo(MANY);
        }
    }

    @Test
    void countsTrulyAndTellsOnceThoughItsWorkersAreKilled() throws Exception {
        var client = client(fleet.startWithin(HEAP, "api"));
        template(client);
        JsonNode made = client.stream("/v1/batches?template=letter&filename=letter-%7Bn%7D&webhook=" + receiver.url(),
                NDJSON, items());
        String path = "/v1/batches/" + made.get("id").asText();

        var doomed = new ArrayList<Fleet.Member>();
        for (int kill = 1; kill <= 3; kill++) {
            doomed.add(fleet.start("worker"));
            int until = RENDERED * kill / 5;
            await().atMost(Duration.ofHours(1)).until(() -> added(client.get(path)).path("succeeded").asInt() >= until);
            doomed.getLast().kill();
        }
        fleet.start("worker");
        await().atMost(Duration.ofHours(2)).pollInterval(Duration.ofSeconds(1))
                .until(() -> added(client.get(path)) != null && client.get(path).hasNonNull("completedAt"));

        JsonNode batch = client.get(path);
        assertThat(batch.get("state").asText()).isEqualTo("PARTIAL");
        assertThat(batch.at("/counts/succeeded").asInt()).isEqualTo(RENDERED - BROKEN);
        assertThat(batch.at("/counts/failed").asInt()).isEqualTo(BROKEN);
        assertThat(names(client, path)).isEqualTo(RENDERED - BROKEN + 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.heard().isEmpty());
        assertThat(receiver.heard()).singleElement().satisfies(
                heard -> assertThat(heard.data().getJsonObject("counts").getInteger("failed")).isEqualTo(BROKEN));
    }

    /** The first few lack what the template asks for. */
    private static Stream<String> items() {
        return IntStream.range(0, RENDERED).mapToObj(i -> i < BROKEN
                ? "{\"data\":{\"n\":%d}}\n".formatted(i)
                : "{\"data\":{\"n\":%d,\"filling\":\"x\"}}\n".formatted(i));
    }

    /** The counts, which at any moment are those of all. */
    private static JsonNode added(JsonNode batch) {
        JsonNode counts = batch.get("counts");
        int sum = counts.properties().stream().filter(count -> !count.getKey().equals("total"))
                .mapToInt(count -> count.getValue().asInt()).sum();
        assertThat(sum).describedAs(batch.toString()).isEqualTo(RENDERED)
                .isEqualTo(counts.get("total").asInt());
        assertThat(counts.get("deleted").asInt()).isZero();
        return counts;
    }

    /** How many files the archive has, each read to its end. */
    private static int names(FleetClient client, String path) throws IOException, InterruptedException {
        var names = new HashSet<String>();
        try (var zip = new ZipInputStream(client.open(path + "/zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(names.add(entry.getName())).as(entry.getName()).isTrue();
            }
        }
        return names.size();
    }

    private static void template(FleetClient client) throws Exception {
        assertThat(client.answer("POST", "/v1/templates", "{\"name\":\"letter\",\"html\":\"<p>{n} {filling}</p>\"}")
                .statusCode()).isEqualTo(201);
    }

    private static FleetClient client(Fleet.Member api) throws Exception {
        return FleetClient.ofNewAccount(api.address(), Services.properties().get("pressroom.operator-key"));
    }
}
