package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The description of our API, as tools read it. */
@QuarkusTest
class OpenApiTest {
    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static JsonPath document() {
        return given().accept("application/json").get("/openapi").then().statusCode(200).extract().jsonPath();
    }

    @Test
    void namesItsVersionAndHowToShowAKey() {
        JsonPath document = document();

        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.getString("components.securitySchemes.apiKey.name")).isEqualTo("x-api-key");
        assertThat(document.getString("components.securitySchemes.accessToken.flows.clientCredentials.tokenUrl"))
                .isEqualTo("/oauth/token");
    }

    @Test
    void showsAnExampleOfEveryProblem() {
        Map<String, Map<String, Object>> responses = document().getMap("components.responses");

        assertThat(responses).hasSize(11).allSatisfy((name, response) -> assertThat(JsonPath.from(
                io.vertx.core.json.JsonObject.mapFrom(response).encode())
                .getString("content.'application/problem+json'.example.code")).isNotBlank());
    }

    @Test
    void saysWhatEachProtectedOperationCanRefuse() {
        JsonNode paths = read(given().accept("application/json").get("/openapi").asString()).path("paths");

        paths.properties().stream().filter(path -> path.getKey().startsWith("/v1/")).forEach(path -> path.getValue()
                .forEach(operation -> assertThat(
                        operation.path("responses").has("401") && operation.path("responses").has("403")
                                && operation.path("responses").has("429")
                                && operation.path("security").toString().contains("accessToken"))
                        .describedAs(path.getKey()).isTrue()));
        assertThat(paths.path("/v1/templates").path("post").path("responses").has("201")).isTrue();
    }

    @Test
    void describesWhatReceiversGet() {
        JsonNode webhooks = read(given().accept("application/json").get("/openapi").asString()).path("webhooks");

        JsonNode post = webhooks.path("job.succeeded").path("post");
        assertThat(webhooks.has("batch.completed")).isTrue();
        assertThat(post.path("parameters").findValuesAsText("name")).contains("webhook-id", "webhook-signature");
        assertThat(post.at("/requestBody/content/application~1json/schema/properties/data/$ref").asText())
                .isEqualTo("#/components/schemas/Job");
    }

    @Test
    void showsThePageToTryItOn() {
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
