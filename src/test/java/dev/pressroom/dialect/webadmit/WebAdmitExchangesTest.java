package dev.pressroom.dialect.webadmit;

import static dev.pressroom.dialect.webadmit.WebAdmitAccount.BATCHES;
import static dev.pressroom.dialect.webadmit.WebAdmitAccount.ROOT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** WebAdMIT's API as its page and its contract show it, answer by answer. */
@QuarkusTest
class WebAdmitExchangesTest {
    private static final Map<String, String> WORDS = new HashMap<>();

    @Inject
    Database database;

    static Stream<Exchange> errors() {
        return Exchange.read("dialects/webadmit/errors.json");
    }

    @BeforeEach
    void furnishOnce() {
        if (WORDS.isEmpty()) {
            var account = WebAdmitAccount.open(1);
            WORDS.putAll(Map.of("K", account.tenant().key(), "ID_A", account.tenant().keyId(), "K_B",
                    WebAdmitAccount.open(1).tenant().key(), "K_NARROW",
                    account.tenant().another("templates:read").key(), "OPERATOR",
                    ConfigProvider.getConfig().getValue("pressroom.operator-key", String.class), "LARGE",
                    "{\"pdf_manager_template_id\":2,\"x\":\"" + "x".repeat(65_536) + "\"}"));
            int batch = account.started(2);
            account.ended(batch);
            WORDS.put("N", String.valueOf(batch));
            WORDS.put("ZIP", String.valueOf(database.value("select archive_part.number from archive_part"
                    + " join batch on batch.id = batch_id where batch.number = ?", batch)));
        }
    }

    @Test
    void answersAsThePageShows() {
        var words = new HashMap<>(Map.of("K", WebAdmitAccount.open(1).tenant().key()));

        Exchange.read("dialects/webadmit/exchanges.json").forEach(exchange -> {
            if (exchange.until() != null) {
                await().atMost(Duration.ofSeconds(90)).until(
                        () -> exchange.send(words).path("pdf_manager_batch.state").equals(exchange.until()));
            }
            exchange.check(exchange.send(words), words);
        });

        assertThat(words).containsKeys("N", "M");
        assertThat(words.get("M")).isNotEqualTo(words.get("N"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refusesAsTheContractSays(Exchange exchange) {
        Response answer = exchange.send(WORDS);

        exchange.check(answer, new HashMap<>(WORDS));
    }

    @Test
    void countsEachAnswerDown() {
        var caller = Tenant.open();

        int first = remaining(WebAdmitAccount.as(caller).get(ROOT));
        int second = remaining(WebAdmitAccount.as(caller).get(ROOT + "/999/pdf_manager_batches/x"));
        int third = remaining(WebAdmitAccount.as(caller).contentType(ContentType.JSON).body("{}").post(BATCHES));

        assertThat(List.of(first, second, third)).containsExactly(4_999, 4_998, 4_997);
    }

    private static int remaining(Response answer) {
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("5000");
        return Integer.parseInt(answer.header("X-RateLimit-Remaining"));
    }

    @Test
    void givesAnAccountWithoutIdentitiesOne() {
        WebAdmitAccount.as(Tenant.open()).get(ROOT).then().statusCode(200)
                .body("user_identities", hasSize(1)).body("user_identities[0].id", equalTo(1))
                .body("user_identities[0].type", equalTo("Admissions User"))
                .body("user_identities[0].institution", equalTo("a test's"))
                .body("user_identities[0].association", nullValue()).body("user_identities[0].cycle", nullValue());
    }

    @Test
    void handsOutNewUrlsEachTime() {
        var account = WebAdmitAccount.open(250);
        int id = account.started(2);

        List<String> first = WebAdmitAccount.urls(account.ended(id));
        List<String> second = WebAdmitAccount.urls(account.show(id));

        assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
        List<Map<String, byte[]>> parts = second.stream().map(url -> {
            var file = WebAdmitAccount.fetch(url);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type")).hasValue("application/zip");
            return WebAdmitAccount.entries(file.body());
        }).toList();
        assertThat(parts).extracting(Map::size).containsExactly(100, 100, 50);
        List<String> names = parts.stream().flatMap(part -> part.keySet().stream()).toList();
        assertThat(names).isSorted().startsWith("r-00000.pdf").endsWith("r-00249.pdf");
        PdfAssert.assertThat(parts.getLast().values().stream().toList().getLast()).containsText("Dear No 249");
    }

    @Test
    void endsWithAnEmptyList() {
        var account = new WebAdmitAccount(furnished());
        int id = account.started(3);

        account.ended(id).then().body("pdf_manager_batch.state", equalTo("empty_list"))
                .body("pdf_manager_batch.download_urls", nullValue());
    }

    @Test
    void tellsAPartOfTheDocumentsFromNone() {
        var account = new WebAdmitAccount(furnished());
        int some = account.started(4);
        int none = account.started(5);

        Response partly = account.ended(some);
        partly.then().body("pdf_manager_batch.state", equalTo("success_with_errors"))
                .body("pdf_manager_batch.download_urls", hasSize(1));
        assertThat(WebAdmitAccount.entries(WebAdmitAccount.fetch(WebAdmitAccount.urls(partly).getFirst()).body()))
                .containsOnlyKeys("A_1.pdf", "a_1_2.pdf");
        account.ended(none).then().body("pdf_manager_batch.state", equalTo("failed"))
                .body("pdf_manager_batch.download_urls", nullValue());
    }

    @Test
    void redirectsToTheFilesOfALaterForm() {
        var account = WebAdmitAccount.open(1);
        int id = account.run("{\"pdf_manager_batch\":{\"pdf_manager_template_id\":2}}").then().statusCode(201).extract()
                .path("pdf_manager_batch.id");
        String href = account.ended(id).path("pdf_manager_batch.download_hrefs[0]");

        Response found = account.as().get(href);

        found.then().statusCode(302).header("Cache-Control", equalTo("no-store"));
        assertThat(found.header("Location")).contains("/batch_" + id + "_1.zip?").contains("X-Amz-Expires=30");
        assertThat(WebAdmitAccount.entries(WebAdmitAccount.fetch(found.header("Location")).body()))
                .containsOnlyKeys("r-00000.pdf");
        given().redirects().follow(false).get(href).then().statusCode(401);
        account.settings("R1").then().statusCode(200);
        account.as().get(BATCHES).then().statusCode(200)
                .body("pdf_manager_batches[0].keySet()", contains("href", "id", "updated_at", "state",
                        "pdf_manager_template"));
    }

    @Test
    void forgetsABatchWhenItsDocumentsAreOver() {
        var account = WebAdmitAccount.open(1);
        int id = account.started(2);
        account.ended(id);

        database.run("update batch set completed_at = completed_at - interval '31 days' where number = ?", id);

        account.as().get(BATCHES + "/" + id).then().statusCode(404);
        account.as().get(BATCHES).then().body("pdf_manager_batches", hasSize(0));
    }

    @Test
    void describesItselfApartFromOurApi() {
        assertThat(given().get("/openapi/webadmit").<Map<String, ?>>path("paths")).hasSize(6).containsKey(ROOT);
        assertThat(given().get("/openapi?format=json").<Map<String, ?>>path("paths").keySet())
                .noneMatch(path -> path.startsWith(ROOT));
    }

    private static Tenant furnished() {
        return WebAdmitAccount.open(1).tenant();
    }
}
