package dev.pressroom.dialect.pdfgorilla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.TightDoors;

/** What PDF Gorilla's clients may not do too much of. Nobody works on jobs here, so all of them stay as they are. */
@QuarkusTest
@TestProfile(TightDoors.class)
class PdfGorillaLimitsTest {
    @Inject
    Database database;

    @Test
    void takesTenJobsAtATime() {
        Gorilla client = furnished();
        String first = client.job("order", "{\"idempotencyKey\":\"a\"}");
        for (int job = 1; job < 10; job++) {
            client.job("order", "{}");
        }

        Response eleventh = client.async("order", "{}");

        eleventh.then().statusCode(429).body("error", equalTo("Too many active jobs (10/10)."))
                .body("hint", equalTo("Wait for a job to finish, or cancel one.")).body("limit", equalTo(10))
                .body("remaining", equalTo(0)).body("resetAt", equalTo(null)).header("x-ratelimit-limit", "10")
                .header("x-ratelimit-remaining", "0").header("x-ratelimit-reset", equalTo(null));
        assertThat(eleventh.asString()).endsWith("\"limit\":10,\"remaining\":0,\"resetAt\":null}");
        client.async("order", "{\"idempotencyKey\":\"a\"}").then().statusCode(202).body("jobId", equalTo(first))
                .body("deduplicated", equalTo(true));
        client.cancel(first).then().statusCode(200).body("status", equalTo("canceled")).body("canceled", equalTo(true));
        client.cancel(first).then().statusCode(200).body("status", equalTo("canceled")).body("canceled",
                equalTo(false));
        client.job("order", "{}");
        client.async("order", "{\"idempotencyKey\":\"a\"}").then().body("status", equalTo("canceled"));
    }

    @Test
    void countsExactlyHoweverManyAskAtOnce() throws Exception {
        Gorilla client = furnished();

        List<Response> answers = together(18, () -> client.async("order", "{}"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(10);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(8)
                .allSatisfy(answer -> assertThat(answer.<Integer>path("limit")).isEqualTo(10));
        // A minute may end among them.
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 202).map(
                answer -> answer.header("x-ratelimit-reset") + " " + answer.header("x-ratelimit-remaining")).distinct())
                .hasSize(10);
    }

    @Test
    void makesOneJobOfAKey() throws Exception {
        Gorilla client = furnished();

        List<Response> answers = together(20, () -> client.async("order", "{\"idempotencyKey\":\"b\"}"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202));
        assertThat(answers.stream().map(answer -> answer.path("jobId")).distinct()).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.<Boolean>path("deduplicated")).hasSize(19);
    }

    @Test
    void countsNewJobsAMinute() {
        Gorilla client = furnished();
        quotas(client, Map.of("activeJobs", 60));
        Response last = client.async("order", "{}");
        for (int job = 0; job < 45 && last.statusCode() == 202; job++) {
            last = client.async("order", "{}");
        }

        last.then().statusCode(429).body("error", equalTo("Rate limit exceeded.")).body("limit", equalTo(20))
                .body("remaining", equalTo(0)).header("x-ratelimit-limit", "20").header("x-ratelimit-remaining", "0")
                .header("x-ratelimit-reset", String.valueOf(last.<Long>path("resetAt")));
        assertThat(last.<Long>path("resetAt") % 60_000).isZero();
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void limitsThePagesOfAMonth() {
        Gorilla client = furnished();
        quotas(client, Map.of("pagesPerMonth", 0));

        client.async("order", "{}").then().statusCode(429)
                .body("error", equalTo("Generated page limit reached (0/0).")).body("used", equalTo(0))
                .body("limit", equalTo(0)).body("remaining", equalTo(0)).body("resetAt", startsWith("20"))
                .body("hint", startsWith("Your quota resets on "));
    }

    @Test
    void refusesTooManyImages() {
        Gorilla client = furnished();

        client.async("order", "{\"data\":{\"a\":\"data:image/png;base64," + "QUJD".repeat(4) + "\"}}").then()
                .statusCode(413).body("error", equalTo("Inline images have more than 10 bytes."));
    }

    @Test
    void showsAJobThatWaits() {
        Gorilla client = furnished();
        String job = client.job("order", "{}");

        client.status(job).then().statusCode(200).header("Cache-Control", "no-store").body("status", equalTo("queued"))
                .body("downloadUrl", equalTo(null)).body("error", equalTo(null));
        client.call().get("/api/v1/jobs/" + job + "/download").then().statusCode(409)
                .body("error", equalTo("The job is not completed yet."))
                .body("hint", equalTo("Current status: queued."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/x", "https://10.0.0.1/x", "https://printer/x",
            "https://a.local/x", "https://192.168.1.1/x", "ftp://example.com/", "x", ""})
    void refusesReceiversInside(String url) {
        Gorilla client = furnished();

        client.async("order", "{\"webhookUrl\":\"" + url + "\",\"webhookSecret\":\"s\"}").then().statusCode(400)
                .body("error", equalTo("Webhook URL must be a valid public HTTPS URL."));
    }

    @Test
    void callsOffWhatNobodyTakesUp() {
        Gorilla client = furnished();

        client.now("order", "{}").then().statusCode(502).body("error", equalTo("PDF service unavailable."));
        assertThat(client.tenant().as().get("/v1/jobs").<String>path("data[0].state")).isEqualTo("CANCELED");
    }

    @Test
    void callsOffWhatTakesTooLong() throws Exception {
        Gorilla client = furnished();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Response> slow = pool.submit(() -> client.now("order", "{}"));
            await().atMost(Duration.ofSeconds(20)).until(() -> database.run("""
                    update job set state = 'RUNNING', started_at = now(), lease_token = gen_random_uuid(), attempt = 1,
                           lease_until = now() + interval '1 hour', revision = revision + 1
                     where door = 'pdfgorilla-at-once' and state = 'QUEUED'""") == 1);
            Gorilla another = furnished();

            another.now("order", "{}").then().statusCode(429).header("Retry-After", "2")
                    .body("error", equalTo("The render service is busy."))
                    .body("hint", equalTo("Try again in a few seconds."));
            slow.get().then().statusCode(504).body("error", equalTo("PDF rendering timed out."));
        }
        assertThat(client.tenant().as().get("/v1/jobs").<String>path("data[0].state")).isEqualTo("CANCELED");
    }

    private static Gorilla furnished() {
        Gorilla client = Gorilla.open();
        client.template("order", "<p>{orderId}</p>");
        return client;
    }

    private static void quotas(Gorilla client, Map<String, Integer> quotas) {
        Tenant.operator().contentType(ContentType.JSON).body(quotas)
                .put("/v1/accounts/" + client.tenant().accountId() + "/quotas").then().statusCode(200);
    }

    private static List<Response> together(int times, Callable<Response> request) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(times)) {
            return pool.invokeAll(Collections.nCopies(times, request)).stream().map(Future::resultNow).toList();
        }
    }
}
