package dev.pressroom.dialect.influxion;

import static dev.pressroom.dialect.influxion.InfluxionContractTest.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

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

import dev.pressroom.testing.Database;
import dev.pressroom.testing.Exchange;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.SignatureAssert;
import dev.pressroom.testing.pki.TestCa;

/** Influxion's API as its page and its contract show it, answer by answer. */
@QuarkusTest
class InfluxionExchangesTest {
    private static final Map<String, String> WORDS = new HashMap<>();
    private static final TestCa CA = new TestCa();

    @Inject
    Database database;

    static Stream<Exchange> errors() {
        return Exchange.read("dialects/influxion/errors.json");
    }

    @BeforeEach
    void furnishOnce() {
        if (WORDS.isEmpty()) {
            furnish(Tenant.open());
        }
    }

    private void furnish(Tenant a) {
        String operator = ConfigProvider.getConfig().getValue("pressroom.operator-key", String.class);
        a.as().contentType(ContentType.JSON).body(Map.of("name", "sign-key-id", "password", Identity.PASSWORD, "pkcs12",
                CA.signer("Influx").base64())).post("/v1/signing-keys").then().statusCode(201);
        UUID template = id(stored(a, "invoice", "{#for x in items}{x} {/for}", "p{color:red}"));
        WORDS.putAll(Map.of("ID_A", a.keyId(), "SECRET_A", a.secret(), "T", token(a), "T_B", token(Tenant.open()),
                "T_NARROW", token(a.another("templates:read")), "T_WRITE", token(a.another("jobs:write")),
                "OPERATOR_ID", operator.split("\\.")[0], "OPERATOR_SECRET", operator.split("\\.")[1]));
        WORDS.putAll(Map.of("LARGE", "x".repeat((2 << 20) + 1), "MEDIUM", "x".repeat((512 << 10) + 1), "MANY",
                "{{ a }}".repeat(5_001), "NUMBER",
                String.valueOf(database.value("select number from template where id = ?", template))));
        String own = a.as().contentType(ContentType.JSON).body(Map.of("html", "<p>x")).post("/v1/jobs").path("id");
        WORDS.put("NATIVE", String.valueOf(database.job(id(own), "number")));
        WORDS.put("FAILED", String.valueOf(
                ended("{\"data\":{\"items\":99999},\"html_template\":{\"id\":\"invoice\"}}").<Integer>path("id")));
        WORDS.put("EXPIRED", String.valueOf(ended("{\"html_template\":{\"content\":\"x\"}}").<Integer>path("id")));
        assertThat(database.run("update job set state = 'EXPIRED', document_key = null, expired_at = now()"
                + " where number = ? and state = 'SUCCEEDED'", Long.parseLong(WORDS.get("EXPIRED")))).isOne();
    }

    @Test
    void answersAsThePageShows() {
        var words = new HashMap<>(WORDS);

        Exchange.read("dialects/influxion/exchanges.json").forEach(exchange -> {
            if (exchange.until() != null) {
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> exchange.send(words).path("status").equals(exchange.until()));
            }
            exchange.check(exchange.send(words), words);
        });

        byte[] pdf = given().auth().oauth2(words.get("T")).get("/pdf/" + words.get("N") + "/download").asByteArray();
        PdfAssert.assertThat(pdf).containsText("Dear Ann & Bob: {\"name\":\"Ann & Bob\"}");
        SignatureAssert.assertSigned(pdf, CA).isValid();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refusesAsTheContractSays(Exchange exchange) {
        Response answer = exchange.send(WORDS);

        exchange.check(answer, new HashMap<>(WORDS));
    }

    @Test
    void makesNoJobOfARefusedRequest() {
        String count = "select count(*) from job where account_id = (select account_id from api_key where id = ?)";
        UUID key = id(String.valueOf(WORDS.get("ID_A")));
        int before = database.count(count, key);

        post("{\"html_template\":{\"content\":\"{{ name|upper }}\"}}").then().statusCode(422);

        assertThat(database.count(count, key)).isEqualTo(before);
    }

    @Test
    void rendersBracesAndStylesAsTheyStand() {
        rendered("ok", "{\"data\":{\"a\":{\"b\":[{\"c\":\"ok\"}]}},\"html_template\":{\"content\":"
                + "\"<style>p{color:red}</style><p>{{ a.b[0].c }}{{ missing.too }} {x} {#no}</p>\"}}");
        rendered("ok", "{\"data\":{\"a\":{\"b\":[{\"c\":\"ok\"}]}},\"html_template\":{\"content\":"
                + "\"<style>p{color:red}</style><p>{#for x in a.b}{x.c}{/for}{missing.too}{#for x in none}x{/for}</p>\"}}");
    }

    @Test
    void findsStoredTemplatesAndStyles() {
        for (String named : new String[]{"{\"filename\":\"invoice.html\"}", "{\"id\":\"invoice\"}",
                "{\"id\":" + WORDS.get("NUMBER") + "}",
                "{\"id\":\"" + WORDS.get("NUMBER") + "\",\"filename\":\"x\"}"}) {
            rendered("one two", "{\"data\":{\"items\":[\"one\",\"two\"]},\"html_template\":" + named
                    + ",\"css_template\":{\"content\":\"p { margin: {{ none }}0 }\"}}");
        }
        rendered("styled", "{\"html_template\":{\"content\":\"styled\"},\"css_template\":{\"id\":\"invoice\"}}");
    }

    @Test
    void saysWhyAJobFailed() {
        given().auth().oauth2(WORDS.get("T")).get("/pdf/" + WORDS.get("FAILED")).then().statusCode(200)
                .body("status", equalTo("Error")).body("size", equalTo(null))
                .body("error", startsWith("TEMPLATE_ERROR: "))
                .body("completed_at", notNullValue());
    }

    @Test
    void describesItselfApartFromOurApi() {
        assertThat(given().get("/openapi/influxion").<Map<String, ?>>path("paths")).containsOnlyKeys("/token",
                "/pdf/generate", "/pdf/{id}", "/pdf/{id}/download");
        assertThat(given().get("/openapi?format=json").<Map<String, ?>>path("paths").keySet())
                .noneMatch(path -> path.startsWith("/pdf") || path.equals("/token"));
    }

    private static void rendered(String text, String body) {
        Response done = ended(body);
        assertThat(done.<String>path("status")).as(done.asString()).isEqualTo("Done");
        PdfAssert.assertThat(given().auth().oauth2(WORDS.get("T")).get("/pdf/" + done.path("id") + "/download")
                .asByteArray()).containsText(text);
    }

    private static Response post(String body) {
        return given().auth().oauth2(WORDS.get("T")).contentType(ContentType.JSON).body(body).post("/pdf/generate");
    }

    private static Response ended(String body) {
        int id = post(body).then().statusCode(200).extract().path("job_id");
        return await().atMost(Duration.ofSeconds(60)).until(
                () -> given().auth().oauth2(WORDS.get("T")).get("/pdf/" + id),
                answer -> answer.path("completed_at") != null);
    }

    private static String stored(Tenant owner, String name, String html, String css) {
        return owner.as().contentType(ContentType.JSON).body(Map.of("name", name, "html", html, "css", css))
                .post("/v1/templates").then().statusCode(201).extract().path("id");
    }

    private static UUID id(String wire) {
        return UUID.fromString(wire.substring(wire.indexOf('_') + 1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})",
                "$1-$2-$3-$4-$5"));
    }
}
