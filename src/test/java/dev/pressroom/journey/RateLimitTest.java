package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.HourlyRates;

/** How often clients may ask, and what they hear of it. An hour is so long that no request comes back within a test. */
@QuarkusTest
@TestProfile(HourlyRates.class)
class RateLimitTest {
    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void tellsEachAnswerWhatIsLeft() {
        set(Map.of("keyRequests", 5, "accountRequests", 7));

        Response first = client.call().get("/v1/limits");
        Response second = client.call().get("/v1/jobs/job_1");

        first.then().statusCode(200).header("RateLimit-Policy", "\"key\";q=5;w=3600, \"account\";q=7;w=3600");
        assertThat(first.header("RateLimit")).matches("\"key\";r=4;t=7(19|20), \"account\";r=6;t=51[45]");
        second.then().statusCode(404).header("RateLimit", containsString("\"key\";r=3;"));
        assertThat(first.header("Retry-After")).isNull();
    }

    @Test
    void refusesWhatIsTooMuchAndSaysWhenToComeBack() {
        set(Map.of("keyRequests", 2));
        client.post(Map.of("html", "<p>1"));
        client.post(Map.of("html", "<p>2"));

        Response refused = client.call().body(Map.of("html", "<p>3")).post("/v1/jobs");

        refused.then().statusCode(429).contentType("application/problem+json")
                .header("RateLimit-Policy", "\"key\";q=2;w=3600")
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("code", equalTo("limit-reached")).body("violated-policies", contains("key"))
                .body("detail", containsString("the limit 'key' is 2 in 3600 seconds. Come back in"));
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertThat(wait).isBetween(1790, 1800);
        assertThat(refused.header("RateLimit")).isEqualTo("\"key\";r=0;t=" + wait);
        set(Map.of());
        assertThat(client.call().get("/v1/jobs").<List<?>>path("data")).hasSize(2);
    }

    @Test
    void countsTheKeysOfAnAccountTogetherAndItsOwnEach() {
        set(Map.of("keyRequests", 3, "accountRequests", 4));
        String other = otherKey();

        assertThat(statuses(() -> client.call(), 4)).containsExactly(200, 200, 200, 429);
        assertThat(statuses(() -> given().header("x-api-key", other), 2)).containsExactly(200, 429);
        given().header("x-api-key", other).get("/v1/limits").then().statusCode(429)
                .body("violated-policies", contains("account")).header("RateLimit", containsString("\"key\";r=2;"));
        assertThat(statuses(() -> Client.ofNewAccount().call(), 6)).containsOnly(200);
    }

    @Test
    void countsTokensWithTheirKey() {
        set(Map.of("keyRequests", 3));
        String token = token().then().statusCode(200).extract().path("access_token");

        assertThat(statuses(() -> client.call(), 1)).containsExactly(200);
        assertThat(statuses(() -> given().auth().oauth2(token), 2)).containsExactly(200, 429);
    }

    @Test
    void countsTheAskingForTokensToo() {
        set(Map.of("keyRequests", 1));

        token().then().statusCode(200).header("RateLimit", containsString("\"key\";r=0;"));
        token().then().statusCode(429).body("error", equalTo("temporarily_unavailable"))
                .body("error_description", containsString("the limit 'key' is 1")).header("Retry-After", notNullValue())
                .header("RateLimit-Policy", "\"key\";q=1;w=3600");
    }

    @Test
    void limitsStreamsAndRefusedBodiesToo() {
        String job = client.ended(client.post(Map.of("html", "<p>x"))).path("id");
        set(Map.of("keyRequests", 4));

        client.call().get("/v1/jobs/" + job + "/pdf").then().statusCode(200).header("RateLimit",
                containsString("r=3"));
        client.call().get("/v1/jobs/" + job + "/events").then().statusCode(200).header("RateLimit",
                containsString("r=2"));
        client.call().body("{").post("/v1/jobs").then().statusCode(400).header("RateLimit", containsString("r=1"));
        client.call().body("{").post("/v1/templates").then().statusCode(400).header("RateLimit",
                containsString("r=0"));
        client.call().get("/v1/jobs/" + job + "/pdf").then().statusCode(429);
    }

    @Test
    void leavesTheOperatorAndUnlimitedAccountsAlone() {
        Client.operator().get("/v1/accounts").then().statusCode(200).header("RateLimit", nullValue());
        client.call().get("/v1/limits").then().statusCode(200).header("RateLimit", nullValue());
        given().get("/v1/limits").then().statusCode(401).header("RateLimit", nullValue());
    }

    @Test
    void refusesABodyThatIsTooLargeForItsAccount() {
        set(Map.of("bodyBytes", 30, "keyRequests", 9));

        client.call().body("{\"html\":\"0123456789\"}").post("/v1/jobs").then().statusCode(202);
        client.call().body("{\"html\":\"012345678901234567890\"}").post("/v1/jobs").then().statusCode(413)
                .body("code", equalTo("too-large")).body("detail", containsString("your account's limit of 30 bytes"));
        client.call().get("/v1/limits").then().header("RateLimit", containsString("r=7;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/jobs", "/v1/batches", "/v1/templates"})
    void measuresABodyThatComesInChunks(String path) throws Exception {
        set(Map.of("bodyBytes", 30));
        byte[] body = "{\"html\":\"012345678901234567890\"}".getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("x-api-key", client.key()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).build();

        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("your account's limit of 30 bytes");
        }
    }

    @Test
    void showsTheOperatorWhatHolds() {
        set(Map.of("keyRequests", 5)).then().body("own", equalTo(Map.of("keyRequests", 5)))
                .body("effective.keyRequests", equalTo(5)).body("effective.bodyBytes", equalTo(20_971_520))
                .body("installation.keyRequests", nullValue()).body("installation.bodyBytes", equalTo(20_971_520));

        set(Map.of()).then().body("own", equalTo(Map.of())).body("effective.keyRequests", nullValue());
        Client.operator().get(path()).then().statusCode(200).body("own", equalTo(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"keyRequests | 0 | 1 to 3600000000",
            "accountRequests | 3600000001 | 1 to 3600000000", "bodyBytes | 20971521 | 1 to 20971520",
            "requests | 1 | no field 'requests'"})
    void refusesAQuotaThatAnAccountCannotHave(String quota, long value, String words) {
        Client.operator().body(Map.of(quota, value)).put(path()).then().statusCode(422)
                .body("errors.pointer", contains("#/" + quota)).body("errors[0].detail", containsString(words));
    }

    @Test
    void isForTheOperatorAloneToSet() {
        client.call().body(Map.of("keyRequests", 9)).put(path()).then().statusCode(403);
        String nobody = "/v1/accounts/acc_00000000000000000000000000000001/quotas";
        Client.operator().body("{}").put(nobody).then().statusCode(404);
        Client.operator().get(nobody).then().statusCode(404);
    }

    private Response set(Map<String, ?> quotas) {
        Response answer = Client.operator().body(quotas).put(path());
        answer.then().statusCode(200);
        return answer;
    }

    private Response token() {
        String[] key = client.key().split("\\.", 2);
        return given().auth().preemptive().basic(key[0], key[1]).formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    private String path() {
        return "/v1/accounts/" + client.accountId() + "/quotas";
    }

    private String otherKey() {
        return Client.operator().body(Map.of("name", "other", "scopes", List.of("jobs:read")))
                .post("/v1/accounts/" + client.accountId() + "/keys").then().statusCode(201).extract().path("key");
    }

    private static List<Integer> statuses(java.util.function.Supplier<RequestSpecification> caller, int requests) {
        return java.util.stream.Stream.generate(() -> caller.get().get("/v1/limits").statusCode()).limit(requests)
                .toList();
    }
}
