package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import javax.imageio.ImageIO;

/** A client looks at why its job failed, and asks for it once more. */
@QuarkusTest
class RetryTest {
    private static final Map<String, Object> BROKEN = Map.of("html", "<img src='logo.png' alt=''>");

    @Test
    void rendersAFailedJobAgainWithWhatHasBeenMended() throws Exception {
        var client = Client.ofNewAccount();
        upload(client, "text/css", "p { color: red }".getBytes());
        String job = client.post(BROKEN);
        assertThat(client.ended(job).<String>path("error.code")).isEqualTo("ASSET_ERROR");
        upload(client, "image/png", png());

        Response answer = client.call().post("/v1/jobs/" + job + "/retry");

        answer.then().statusCode(202);
        assertThat(answer.header("Location")).endsWith("/v1/jobs/" + job);
        Response ended = client.ended(job);
        assertThat(ended.<String>path("state")).describedAs(ended.asString()).isEqualTo("SUCCEEDED");
        assertThat(ended.<Integer>path("attempt")).isEqualTo(2);
        assertThat(ended.<Object>path("error")).isNull();
        assertThat(ended.<List<String>>path("failures.code")).containsExactly("ASSET_ERROR");
        client.call().get("/v1/jobs/" + job + "/pdf").then().statusCode(200);
    }

    private static void upload(Client client, String mediaType, byte[] content) {
        client.call().contentType(mediaType).body(content).put("/v1/assets/logo.png").then()
                .statusCode(anyOf(is(200), is(201)));
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void showsWhyEachAttemptFailed() {
        var client = Client.ofNewAccount();
        String job = client.post(Map.of("html", "<p>{missing}</p>"));
        client.ended(job);
        client.call().post("/v1/jobs/" + job + "/retry").then().statusCode(202);

        Response ended = client.ended(job);

        assertThat(ended.<Integer>path("attempt")).isEqualTo(2);
        assertThat(ended.<List<Integer>>path("failures.attempt")).containsExactly(1, 2);
        assertThat(ended.<List<String>>path("failures.code")).containsOnly("TEMPLATE_ERROR");
        assertThat(ended.<List<String>>path("failures.message")).allMatch(message -> message.contains("missing"));
        assertThat(client.call().get("/v1/jobs").<List<Object>>path("data.failures")).containsOnlyNulls();
    }

    @Test
    void refusesWhatHasNotFailed() {
        var client = Client.ofNewAccount();
        String job = client.post(Map.of("html", "<p>small</p>"));
        client.ended(job);

        Response answer = client.call().post("/v1/jobs/" + job + "/retry");

        answer.then().statusCode(409);
        assertThat(answer.<String>path("detail")).contains("SUCCEEDED");
        assertThat(client.ended(job).<List<Object>>path("failures")).isEmpty();
    }

    @Test
    void needsTheScopeToWrite() {
        var client = Client.ofNewAccount(List.of("jobs:read"));

        client.call().post("/v1/jobs/job_00000000000000000000000000000000/retry").then().statusCode(403);
    }
}
