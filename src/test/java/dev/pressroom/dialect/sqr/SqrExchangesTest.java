package dev.pressroom.dialect.sqr;

import static dev.pressroom.dialect.sqr.SqrAccount.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.Sha256;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Exchange;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Tenant;

/** SQR's API as its page and its contract show it, answer by answer. */
@QuarkusTest
class SqrExchangesTest {
    private static final Map<String, String> WORDS = new HashMap<>();

    @Inject
    Database database;

    static Stream<Exchange> errors() {
        return Exchange.read("dialects/sqr/errors.json");
    }

    @BeforeEach
    void furnishOnce() {
        if (WORDS.isEmpty()) {
            furnish(SqrAccount.furnished(Tenant.open(), "USLEFT", "USEXPIRED", "USFAILED1"));
        }
    }

    private void furnish(Tenant a) {
        String operator = ConfigProvider.getConfig().getValue("pressroom.operator-key", String.class);
        Tenant b = Tenant.open();
        SqrAccount.user(b, "USFOREIGN0000001", Map.of("name", "Eve"));
        Tenant bare = Tenant.open();
        SqrAccount.user(bare, SqrAccount.USER, Map.of("name", "Ann"));
        SqrAccount.user(a, "USNAMELESS", Map.of("turns", 99_999));
        WORDS.putAll(Map.of("ID_A", a.keyId(), "SECRET_A", a.secret(), "T", token(a), "T_B", token(b), "T_BARE",
                token(bare), "T_NARROW", token(a.another("templates:read")), "OPERATOR_ID", operator.split("\\.")[0],
                "OPERATOR_SECRET", operator.split("\\.")[1], "LARGE", "x".repeat(16_385)));
        String own = a.as().contentType(ContentType.JSON).body(Map.of("html", "<p>x")).post("/v1/jobs").path("id");
        WORDS.put("NATIVE", own.substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        WORDS.put("LEFT", ended("USLEFT", "COMPLETE"));
        a.as().delete("/v1/datasets/users/records/USLEFT").then().statusCode(204);
        WORDS.put("FAILED", ended("USNAMELESS", "FAILED"));
        WORDS.put("EXPIRED", ended("USEXPIRED", "COMPLETE"));
        assertThat(database.run("update job set state = 'EXPIRED', document_key = null, expired_at = now()"
                + " where id = ? and state = 'SUCCEEDED'", UUID.fromString(WORDS.get("EXPIRED")))).isOne();
    }

    @Test
    void answersAsThePageShows() {
        var words = new HashMap<>(WORDS);

        Exchange.read("dialects/sqr/exchanges.json").forEach(exchange -> {
            if (exchange.until() != null) {
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> exchange.send(words).path("status").equals(exchange.until()));
            }
            exchange.check(exchange.send(words), words);
        });

        Response status = given().auth().oauth2(words.get("T")).get("/v1/document/api/" + words.get("J"));
        Response first = url(words);
        Response second = url(words);
        byte[] pdf = given().urlEncodingEnabled(false).get(first.<String>path("url")).then().statusCode(200)
                .contentType("application/pdf").extract().asByteArray();
        PdfAssert.assertThat(pdf).containsText("Dear Ann & Bob, US1A2B3C4D5E6F78");
        assertThat(status.<Integer>path("sizeBytes")).isEqualTo(pdf.length);
        assertThat(status.<String>path("sha256")).isEqualTo(Sha256.hex(pdf));
        assertThat(second.<String>path("url")).isNotEqualTo(first.path("url"));
        assertThat(first.<String>path("filename"))
                .isEqualTo("SQR_US1A2B3C4D5E6F78_" + String.valueOf(words.get("J")).substring(0, 8)
                        + ".pdf");
        given().urlEncodingEnabled(false).get(second.<String>path("url")).then().statusCode(200)
                .header("Content-Disposition",
                        "attachment; filename=\"" + first.path("filename") + "\"; filename*=UTF-8''"
                                + first.path("filename"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refusesAsTheContractSays(Exchange exchange) {
        Response answer = exchange.send(WORDS);

        exchange.check(answer, new HashMap<>(WORDS));
    }

    @Test
    void keepsTheRecordThatTheReportWasAskedWith() {
        Tenant tenant = SqrAccount.furnished(Tenant.open(), "USCHANGED");
        SqrAccount.settings(tenant, Map.of("reportTemplate", "report", "filename", "{name} of {address.city}-{jobId}"))
                .then().statusCode(200);
        String token = token(tenant);
        String job = SqrAccount.create(given().auth().oauth2(token), "USCHANGED").then().statusCode(202).extract()
                .path("jobId");
        tenant.as().contentType(ContentType.JSON).body(Map.of("data", Map.of("name", "another"))).put(
                "/v1/datasets/users/records/USCHANGED").then().statusCode(200);

        String address = await().atMost(Duration.ofSeconds(60)).until(
                () -> given().auth().oauth2(token).get("/v1/document/api/" + job + "/url"),
                answer -> answer.statusCode() == 200).then()
                .body("filename", equalTo("USCHANGED of -" + job.substring(0, 8) + ".pdf")).extract().path("url");

        PdfAssert.assertThat(given().urlEncodingEnabled(false).get(address).asByteArray())
                .containsText("Dear USCHANGED, USCHANGED");
    }

    @Test
    void refusesSettingsThatMeanNothing() {
        Tenant tenant = SqrAccount.furnished(Tenant.open());

        SqrAccount.settings(tenant, Map.of("reportTemplate", "none")).then().statusCode(422)
                .body("errors[0].pointer", equalTo("#/settings/reportTemplate"));
        SqrAccount.settings(tenant, Map.of("filename", "{", "colour", "red")).then().statusCode(422)
                .body("errors.pointer", equalTo(java.util.List.of("#/settings/colour", "#/settings/filename")));
        tenant.as().get("/v1/doors/sqr/settings").then().statusCode(200)
                .body("settings", equalTo(Map.of("reportTemplate", "report")));
    }

    @Test
    void describesItselfApartFromOurApi() {
        assertThat(given().get("/openapi/sqr").<Map<String, ?>>path("paths")).containsOnlyKeys("/oauth2/token",
                "/v1/oauth/token", "/v1/document/api", "/v1/document/api/{id}", "/v1/document/api/{id}/url");
        assertThat(given().get("/openapi?format=json").<Map<String, ?>>path("paths").keySet())
                .noneMatch(path -> path.startsWith("/v1/document") || path.contains("oauth2"));
    }

    private static Response url(Map<String, String> words) {
        return given().auth().oauth2(words.get("T")).get("/v1/document/api/" + words.get("J") + "/url");
    }

    private static String ended(String userId, String status) {
        String job = SqrAccount.create(given().auth().oauth2(WORDS.get("T")), userId).then().statusCode(202).extract()
                .path("jobId");
        await().atMost(Duration.ofSeconds(60)).until(() -> given().auth().oauth2(WORDS.get("T"))
                .get("/v1/document/api/" + job).path("status").equals(status));
        return job;
    }
}
