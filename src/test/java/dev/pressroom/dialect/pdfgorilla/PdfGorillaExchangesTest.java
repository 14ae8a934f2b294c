package dev.pressroom.dialect.pdfgorilla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.Exchange;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Tenant;

/** PDF Gorilla's API as its page and its contract show it, answer by answer. */
@QuarkusTest
class PdfGorillaExchangesTest {
    private static final Map<String, String> WORDS = new HashMap<>();
    private static Gorilla mine = new Gorilla(new Tenant("", "", ""));

    @Inject
    Database database;

    static Stream<Exchange> errors() {
        return Exchange.read("dialects/pdfgorilla/errors.json");
    }

    @BeforeEach
    void furnishOnce() {
        if (WORDS.isEmpty()) {
            mine = Gorilla.open();
            furnish(Gorilla.open());
        }
    }

    private void furnish(Gorilla other) {
        String native_ = mine.template("order",
                "<p>Order {orderId}, {missing} {customer.name} {list}{#for x in none}{x}{/for}.</p>");
        mine.template("second", "<p>Second {orderId}</p>");
        mine.template("failing", "<p>{#for i in n}{i}{/for}</p>");
        mine.template("wide", "<p>" + "{a}".repeat(2_001) + "</p>");
        mine.template("large", "<p>" + "x".repeat(204_800) + "</p>");
        mine.template("styled", "<p>x</p>", "/*" + "x".repeat(102_400) + "*/");
        mine.template("pictured", "<img src=\"a.png\">".repeat(101));
        other.template("theirs", "<p>x</p>");
        WORDS.putAll(Map.of("KEY", mine.tenant().key(), "KEY_ID", mine.tenant().keyId(), "KEY_B", other.tenant().key(),
                "NARROW", mine.tenant().another("templates:read").key(), "JWT", mine.tenant().token(), "UUID",
                native_.substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")));
        WORDS.putAll(Map.of("DEEP", "{\"a\":".repeat(12) + "{}" + "}".repeat(12), "DEEP_ENOUGH",
                "{\"a\":".repeat(11) + "{}" + "}".repeat(11), "MANY", "[1" + ",1".repeat(1_000) + "]", "ENOUGH",
                "[1" + ",1".repeat(999) + "]", "BULKY", "x".repeat(262_144), "LARGE", "x".repeat(524_289 - 11),
                "LONG", "x".repeat(513), "K256", "k".repeat(256)));
        WORDS.put("FAILED", mine.job("failing", "{\"data\":{\"n\":99999}}"));
        WORDS.put("EXPIRED", mine.job("order", "{}"));
        mine.until(WORDS.get("FAILED"), "failed");
        mine.until(WORDS.get("EXPIRED"), "completed");
        assertThat(
                database.run("update job set state = 'EXPIRED', document_key = null, expired_at = now() where id = ?",
                        Gorilla.uuid(WORDS.get("EXPIRED"))))
                .isOne();
    }

    @Test
    void answersAsThePageShows() {
        var words = new HashMap<>(WORDS);

        Exchange.read("dialects/pdfgorilla/exchanges.json").forEach(exchange -> {
            if (exchange.until() != null) {
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> exchange.send(words).path("status").equals(exchange.until()));
            }
            exchange.check(exchange.send(words), words);
        });

        Response one = mine.status(String.valueOf(words.get("JOB")));
        String other = mine.status(String.valueOf(words.get("JOB"))).path("downloadUrl");
        PdfAssert.assertThat(Gorilla.fetch(one.path("downloadUrl"))).containsText("Order A-1, .");
        assertThat(one.<String>path("downloadUrl")).isNotEqualTo(other);
        Response download = mine.call().get("/api/v1/jobs/" + words.get("JOB") + "/download");
        download.then().statusCode(307).header("Cache-Control", "no-store");
        PdfAssert.assertThat(Gorilla.fetch(download.header("Location"))).containsText("Order A-1, .");
        Instant made = Instant.parse(String.valueOf(database.value("select to_char(created_at at time zone 'UTC', "
                + "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from job where id = ?", Gorilla.uuid(words.get("JOB")))));
        assertThat(Instant.parse(one.path("expiresAt"))).isEqualTo(made.plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refusesAsTheContractSays(Exchange exchange) {
        Response answer = exchange.send(WORDS);

        exchange.check(answer, new HashMap<>(WORDS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"data\":{\"orderId\":\"X\"},\"jsonData\":\"{\\\"orderId\\\":\\\"Y\\\"}\"}|Order Y, .",
            "{\"data\":[1],\"jsonData\":\"{\\\"orderId\\\":\\\"Y\\\"}\"}|Order Y, .",
            "{\"data\":null,\"jsonData\":null}|Order , .",
            "{\"data\":{\"orderId\":\"<b>\",\"customer\":{\"name\":\"Ann\"},\"list\":[1,\"&\"]}}|Order <b>, Ann [1,\"&\"]."})
    void printsTheData(String body, String text) {
        Response pdf = mine.now("order", body);

        pdf.then().statusCode(200).contentType("application/pdf").header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"order.pdf\"")
                .header("Content-Length", String.valueOf(pdf.asByteArray().length));
        PdfAssert.assertThat(pdf.asByteArray()).containsText(text);
    }

    @Test
    void answersARepeatedKeyWithItsJob() {
        String body = "{\"data\":{\"orderId\":\"A-1\"},\"idempotencyKey\":\"invoice-1\"}";
        String job = mine.job("order", body);

        mine.until(job, "completed");
        mine.async("order", body).then().statusCode(202).body("jobId", equalTo(job))
                .body("status", equalTo("completed")).body("deduplicated", equalTo(true));
        mine.async(String.valueOf(WORDS.get("UUID")), "{\"idempotencyKey\":\"invoice-1\"}").then().body("jobId",
                equalTo(job));
        mine.async("second", body).then().statusCode(202).body("deduplicated", equalTo(false));
        assertThat(
                database.run("update job set state = 'EXPIRED', document_key = null, expired_at = now() where id = ?",
                        Gorilla.uuid(job)))
                .isOne();
        mine.async("order", body).then().statusCode(202).body("deduplicated", equalTo(false));
    }

    @Test
    void saysWhyAJobFailed() {
        mine.status(String.valueOf(WORDS.get("FAILED"))).then().statusCode(200).body("status", equalTo("failed"))
                .body("downloadUrl", equalTo(null)).body("error.message", startsWith("Line 1, column 4: "));
    }

    @Test
    void leavesAFinishedJobAsItIs() {
        String job = mine.job("order", "{}");
        mine.until(job, "completed");

        mine.cancel(job).then().statusCode(200).body("status", equalTo("completed")).body("canceled", equalTo(false));
    }

    @Test
    void describesItselfApartFromOurApi() {
        assertThat(given().get("/openapi/pdfgorilla").<Map<String, ?>>path("paths")).containsOnlyKeys(
                "/api/v1/templates/{templateId}/generate-async", "/api/v1/templates/{templateId}/generate",
                "/api/v1/jobs/{jobId}", "/api/v1/jobs/{jobId}/download", "/api/v1/jobs/{jobId}/cancel");
        assertThat(given().get("/openapi?format=json").<Map<String, ?>>path("paths").keySet())
                .noneMatch(path -> path.startsWith("/api/"));
    }
}
