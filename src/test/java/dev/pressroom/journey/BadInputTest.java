package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What is wrong with a request is told in words that name the field and the fix, and nothing else suffers. */
@QuarkusTest
class BadInputTest {
    private Client client;

    @BeforeEach
    void newAccount() {
        client = Client.ofNewAccount();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"html\": \"<p>x</p>\"                                            | 400 | ",
            "[]                                                                 | 422 | #",
            "{}                                                                 | 422 | #/template",
            "{\"html\":\"<p>x</p>\",\"colour\":1}                               | 422 | #/colour",
            "{\"html\":\"<p>x</p>\",\"options\":{\"page\":{\"sise\":\"A4\"}}}   | 422 | #/options/page/sise",
            "{\"html\":5}                                                       | 422 | #/html",
            "{\"html\":\" \"}                                                   | 422 | #/html",
            "{\"html\":\"<p>x</p>\",\"template\":\"a\"}                         | 422 | #/html",
            "{\"template\":\"a\",\"css\":\"p{}\"}                               | 422 | #/css",
            "{\"template\":\"no-such-template\"}                                | 422 | #/template",
            "{\"template\":\"tpl_00000000000000000000000000000000\"}            | 422 | #/template",
            "{\"html\":\"<p>x</p>\",\"data\":[1]}                               | 422 | #/data",
            "{\"html\":\"<p>\\u0000</p>\"}                                   | 422 | #/html",
            "{\"html\":\"<p>x</p>\",\"filename\":\"../x\"}                      | 422 | #/filename",
            "{\"html\":\"<p>x</p>\",\"filename\":\"a\\nb\"}                     | 422 | #/filename",
            "{\"html\":\"<p>x</p>\",\"metadata\":{\"a\":1}}                     | 422 | #/metadata/a",
            "{\"html\":\"<p>x</p>\",\"lane\":\"fast\"}                         | 422 | #/lane",
            "{\"html\":\"<p>x</p>\",\"lane\":\"BULK\"}                         | 422 | #/lane",
            "{\"html\":\"<p>x</p>\",\"lane\":\"\"}                             | 422 | #/lane",
            "{\"html\":\"<p>x</p>\",\"lane\":1}                              | 422 | #/lane",
            "{\"html\":\"<p>x</p>\",\"options\":{\"locale\":\"??\"}}            | 422 | #/options/locale",
            "{\"html\":\"<p>x</p>\",\"options\":{\"timeZone\":\"Mars\"}}        | 422 | #/options/timeZone",
            "{\"html\":\"<p>x</p>\",\"options\":{\"page\":{\"size\":\"A4;}\"}}} | 422 | #/options/page/size",
            "{\"html\":\"<p>{#if a}</p>\"}                                      | 422 | #/html",
            "{\"html\":\"<p>{config:secret}</p>\"}                              | 422 | #/html",
            "{\"html\":\"<img src='file:///etc/passwd'>\"}                      | 422 | #/html",
            "{\"html\":\"<img src='http://169.254.169.254/'>\"}                 | 422 | #/html",
            "{\"html\":\"<p>x</p>\",\"css\":\"p{background:url(//x/y)}\"}       | 422 | #/css"})
    void refusesAJobThatCannotBe(String body, int status, String pointer) {
        Response answer = client.call().body(body).post("/v1/jobs");

        answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(answer.<String>path("detail")).isNotBlank();
        if (pointer != null) {
            assertThat(answer.<List<String>>path("errors.pointer")).contains(pointer);
        }
    }

    @Test
    void namesTheLineOfATemplateError() {
        Response answer = client.call().body(Map.of("html", "<html>\n<body>\n  {config:x}\n</body>")).post("/v1/jobs");

        answer.then().statusCode(422);
        assertThat(answer.<String>path("errors[0].detail")).contains("line 3");
    }

    @Test
    void refusesDataThatFailsTheSchema() {
        client.call().body(Map.of("name", "bill", "html", "<p>{total}</p>", "schema",
                Map.of("type", "object", "required", List.of("total"), "properties",
                        Map.of("total", Map.of("type", "number")))))
                .post("/v1/templates").then().statusCode(201);

        Response answer = client.call().body(Map.of("template", "bill", "data", Map.of("total", "much")))
                .post("/v1/jobs");

        answer.then().statusCode(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("#/data/total");
    }

    @Test
    void refusesABodyOverTheLimit() {
        String prefix = "{\"html\":\"<p>x</p>\",\"data\":{\"a\":\"";
        String body = prefix + "x".repeat(20 * 1024 * 1024 + 1 - prefix.length() - 3) + "\"}}";

        Response answer = client.call().body(body).post("/v1/jobs");

        answer.then().statusCode(413).contentType("application/problem+json");
        assertThat(answer.<String>path("detail")).contains("20971520");
    }

    @Test
    void takesABodyJustBelowTheLimit() {
        String prefix = "{\"html\":\"<p>{a.length??}x</p>\",\"data\":{\"a\":\"";
        String body = prefix + "x".repeat(20 * 1024 * 1024 - prefix.length() - 3) + "\"}}";

        client.call().body(body).post("/v1/jobs").then().statusCode(202);
    }

    @Test
    void endsAnEndlessLoopInAnErrorAndGoesOn() {
        String endless = client
                .post(Map.of("html", "{#for i in n}{#for j in n}{#for k in n}x{/for}{/for}{/for}", "data",
                        Map.of("n", 9_999)));
        String ordinary = client.post(Map.of("html", "<p>fine</p>"));

        Response failed = client.ended(endless);

        assertThat(failed.<String>path("state")).isEqualTo("FAILED");
        assertThat(failed.<String>path("error.code")).isEqualTo("TEMPLATE_LIMIT_EXCEEDED");
        assertThat(client.ended(ordinary).<String>path("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void failsAJobWhoseDataNamesAForbiddenAddress() {
        String id = client
                .post(Map.of("html", "<img src=\"{where}\">", "data", Map.of("where", "http://169.254.169.254/")));

        Response failed = client.ended(id);

        assertThat(failed.<String>path("state")).isEqualTo("FAILED");
        assertThat(failed.<String>path("error.code")).isEqualTo("ASSET_ERROR");
    }

    @Test
    void failsAJobThatMissesAValueAndNamesIt() {
        Response failed = client.ended(client.post(Map.of("html", "<p>\n{customer.name}</p>")));

        assertThat(failed.<String>path("error.code")).isEqualTo("TEMPLATE_ERROR");
        assertThat(failed.<String>path("error.message")).contains("customer").contains("line 2");
    }

    @Test
    void answersInWordsWhereThereIsNothing() {
        client.call().get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
        client.call().put("/v1/jobs").then().statusCode(405).contentType("application/problem+json");
        given().header("x-api-key", client.key()).contentType("text/plain").body("x").post("/v1/jobs").then()
                .statusCode(415).contentType("application/problem+json");
        client.call().get("/v1/jobs/job_1").then().statusCode(404).contentType("application/problem+json");
        client.call().get("/nowhere").then().statusCode(404).contentType("application/problem+json");
    }
}
