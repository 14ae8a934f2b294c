package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.SettableClock;

/** A POST that named itself is done once, however often it is sent. */
@QuarkusTest
class IdempotencyTest {
    private static final String JOB = "{\"html\":\"<p>x\"}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @Inject
    SettableClock clock;

    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount();
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void makesOneJobOf200RequestsAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 200).mapToObj(_ -> send("\"k\""))
                .toList();

        List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202, 409).contains(202);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).extracting(HttpResponse::body)
                .containsOnly(answers.stream().filter(answer -> answer.statusCode() == 202).findFirst().orElseThrow()
                        .body());
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void givesTheSameAnswerAgain() {
        Response first = post("\"order-7\"", JOB);
        client.ended(first.path("id"));

        Response again = post("order-7", JOB);

        first.then().statusCode(202).header("Idempotent-Replayed", nullValue());
        again.then().statusCode(202).header("Idempotent-Replayed", equalTo("true"))
                .header("Location", equalTo(first.header("Location"))).contentType("application/json");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void takesTheKeyOfAJobFromItsBody() {
        String body = "{\"html\":\"<p>x\",\"idempotencyKey\":\"order 7\"}";
        String id = client.call().body(body).post("/v1/jobs").then().statusCode(202).extract().path("id");

        client.call().body(body).post("/v1/jobs").then().statusCode(202).body("id", equalTo(id))
                .header("Idempotent-Replayed", equalTo("true"));
        post("other", body).then().statusCode(422).body("errors.pointer", contains("#/idempotencyKey"));
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        post("a", JOB).then().statusCode(202);

        post("a", JOB.replace('x', 'y')).then().statusCode(422).body("code", equalTo("idempotency-key-reused"))
                .header("Link", containsString("describedby"));

        assertThat(jobs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"a", "\"\"", "a,b"})
    void refusesWhatIsNoKey(String key) {
        post(key, JOB).then().statusCode(400).body("code", equalTo("malformed"));
        client.call().header("Idempotency-Key", key).body(Map.of("name", "t", "html", "x")).post("/v1/templates").then()
                .statusCode(400).body("detail", containsString("Idempotency-Key"));
    }

    @Test
    void saysThatTheFirstIsStillAtWork() throws Exception {
        CompletableFuture<HttpResponse<String>> first;
        try (Connection held = hold()) {
            first = send("a");
            await().until(database::someoneWaitsForALock);

            post("a", JOB).then().statusCode(409).body("code", equalTo("idempotency-key-in-flight"))
                    .header("Retry-After", equalTo("1"));

            held.rollback();
        }
        assertThat(first.join().statusCode()).isEqualTo(202);
        post("a", JOB).then().statusCode(202).header("Idempotent-Replayed", equalTo("true"));
    }

    @Test
    void saysThatAnotherServerIsAtWork() throws Exception {
        String account = client.accountId().replaceFirst("acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        String name = "idempotency-key:" + account + ":POST /v1/jobs:a";
        try (Connection other = source.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 17))")) {
                lock.setString(1, name);
                lock.execute();
            }

            post("a", JOB).then().statusCode(409).body("code", equalTo("idempotency-key-in-flight"));

            other.rollback();
        }
        assertThat(jobs()).isZero();
        post("a", JOB).then().statusCode(202);
    }

    @Test
    void leavesNothingHalfOfARequestThatBroke() throws Exception {
        try (Connection held = hold()) {
            CompletableFuture<HttpResponse<String>> first = send("a");
            await().until(database::someoneWaitsForALock);
            database.value("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
            assertThat(first.join().statusCode()).isGreaterThanOrEqualTo(500);
            held.rollback();
        }
        assertThat(jobs()).isZero();

        post("a", JOB).then().statusCode(202).header("Idempotent-Replayed", nullValue());

        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfWhatWasRefused() {
        post("a", "{\"html\":\"{#if}\"}").then().statusCode(422);
        client.call().header("Idempotency-Key", "a").body(Map.of("name", "", "html", "x")).post("/v1/templates").then()
                .statusCode(422);

        post("a", JOB).then().statusCode(202);
        template("a", "t").then().statusCode(201);
    }

    @Test
    void knowsEachAccountsAndEachEndpointsOwnKeys() {
        post("a", JOB).then().statusCode(202);
        Client other = Client.ofNewAccount();

        other.call().header("Idempotency-Key", "a").body(JOB.replace('x', 'y')).post("/v1/jobs").then().statusCode(202)
                .header("Idempotent-Replayed", nullValue());
        template("a", "t").then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void forgetsAKeyAfterADay() {
        String id = post("a", JOB).then().statusCode(202).extract().path("id");
        clock.advance(Duration.ofHours(23));
        post("a", JOB).then().body("id", equalTo(id));

        clock.advance(Duration.ofHours(2));

        post("a", JOB.replace('x', 'y')).then().statusCode(202).header("Idempotent-Replayed", nullValue());
        post("a", JOB.replace('x', 'y')).then().header("Idempotent-Replayed", equalTo("true"));
        assertThat(jobs()).isEqualTo(2);
    }

    private Response post(String key, String body) {
        return client.call().header("Idempotency-Key", key).body(body).post("/v1/jobs");
    }

    private Response template(String key, String name) {
        return client.call().header("Idempotency-Key", key).body(Map.of("name", name, "html", "x"))
                .post("/v1/templates");
    }

    private CompletableFuture<HttpResponse<String>> send(String key) {
        return HTTP.sendAsync(HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/jobs"))
                .header("x-api-key", client.key()).header("Content-Type", "application/json")
                .header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(JOB)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Whoever keeps an answer waits until this is rolled back. */
    private Connection hold() throws Exception {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table idempotency_key in exclusive mode");
        return connection;
    }

    private int jobs() {
        return client.call().get("/v1/jobs?limit=100").<List<?>>path("data").size();
    }
}
