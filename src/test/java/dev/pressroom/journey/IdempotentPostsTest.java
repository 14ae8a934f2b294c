package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;

/** Every POST that makes something can be sent twice; a job's are in {@link IdempotencyTest}. */
@QuarkusTest
class IdempotentPostsTest {
    @Inject
    Database database;

    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void makesTemplatesAndVersionsOnce() {
        Response first = template("a", "t");
        String versions = "/v1/templates/" + first.path("id") + "/versions";

        assertThat(template("a", "t").asString()).isEqualTo(first.asString());
        template("b", "t").then().statusCode(409).body("code", equalTo("conflict"));
        for (int time = 0; time < 3; time++) {
            client.call().header("Idempotency-Key", "v").body(Map.of("html", "y")).post(versions).then().statusCode(201)
                    .body("version", equalTo(2));
        }
    }

    @Test
    void showsASecretAgainAndKeepsItSealed() {
        Response first = client.call().header("Idempotency-Key", "a")
                .body(Map.of("name", "k", "scopes", List.of("keys")))
                .post("/v1/keys");
        String secret = first.then().statusCode(201).extract().path("secret");

        Response again = client.call().header("Idempotency-Key", "a")
                .body(Map.of("name", "k", "scopes", List.of("keys"))).post("/v1/keys");

        assertThat(again.<String>path("secret")).isEqualTo(secret);
        assertThat(database.value("select string_agg(encode(body, 'escape') || key, '') from idempotency_key"))
                .doesNotContain(secret);
    }

    @Test
    void makesAccountsAndTheirKeysOnce() {
        String key = "journey-" + System.nanoTime();
        String id = account(key).then().statusCode(201).extract().path("id");
        account(key).then().statusCode(201).body("id", equalTo(id)).header("Idempotent-Replayed", equalTo("true"));

        String first = keyOf(id, key).then().statusCode(201).extract().path("id");
        keyOf(id, key).then().body("id", equalTo(first));
    }

    @Test
    void isInTheDescriptionOfEachPostThatMakesSomething() {
        Map<String, Map<String, Map<String, ?>>> paths = given().get("/openapi?format=json").path("paths");
        var making = new TreeMap<String, String>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            String answers = String.valueOf(operation.get("responses"));
            if (method.equals("post") && (answers.contains("201=") || answers.contains("202="))
                    && !path.matches(".*/(retry|redrive)")) { // they make nothing new
                making.put(path, String.valueOf(operation.get("parameters")));
            }
        }));

        assertThat(making).containsKeys("/v1/jobs", "/v1/templates", "/v1/templates/{id}/versions", "/v1/keys",
                "/v1/accounts", "/v1/accounts/{id}/keys", "/v1/signing-keys");
        assertThat(making).allSatisfy(
                (path, parameters) -> assertThat(parameters).as(path)
                        .contains("#/components/parameters/IdempotencyKey"));
    }

    private Response template(String key, String name) {
        return client.call().header("Idempotency-Key", key).body(Map.of("name", name, "html", "x"))
                .post("/v1/templates");
    }

    private static Response account(String key) {
        return Client.operator().header("Idempotency-Key", key).body(Map.of("name", "twice")).post("/v1/accounts");
    }

    private static Response keyOf(String account, String key) {
        return Client.operator().header("Idempotency-Key", key).body(Map.of("name", "k", "scopes", List.of("keys")))
                .post("/v1/accounts/" + account + "/keys");
    }
}
