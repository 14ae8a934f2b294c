package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import javax.imageio.ImageIO;

/** A template's preview goes the way of every job and leaves nothing behind. */
@QuarkusTest
class PreviewTest {
    private Client client;

    @BeforeEach
    void newAccount() {
        client = Client.ofNewAccount();
    }

    private String template() {
        return client.call()
                .body(Map.of("name", "card", "html", "<p>Hello {name}</p>", "sampleData", Map.of("name", "Ada"),
                        "page", Map.of("size", "100mm 50mm")))
                .post("/v1/templates").path("id");
    }

    @Test
    void answersThePdfOfTheSampleData() {
        Response answer = client.call().post("/v1/templates/" + template() + "/preview");

        answer.then().statusCode(200).contentType("application/pdf");
        assertThat(answer.asByteArray()).startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        // Its job goes when the last byte is on its way.
        await().untilAsserted(() -> assertThat(client.call().get("/v1/jobs").<List<?>>path("data")).isEmpty());
    }

    @Test
    void needsNoBodyAndNoContentType() {
        given().header("x-api-key", client.key()).post("/v1/templates/" + template() + "/preview").then()
                .statusCode(200)
                .contentType("application/pdf");
    }

    @Test
    void answersAPictureOfAPage() throws Exception {
        Response answer = client.call().accept("image/png").body(Map.of("data", Map.of("name", "Bob"), "dpi", 72))
                .post("/v1/templates/" + template() + "/preview");

        answer.then().statusCode(200).contentType("image/png");
        var picture = ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
        assertThat(picture.getWidth()).isBetween(280, 286);
    }

    @Test
    void tellsWhatWentWrongWithTheRender() {
        Response answer = client.call().body(Map.of("data", Map.of())).post("/v1/templates/" + template() + "/preview");

        answer.then().statusCode(422);
        assertThat(answer.<String>path("detail")).contains("TEMPLATE_ERROR").contains("name");
    }
}
