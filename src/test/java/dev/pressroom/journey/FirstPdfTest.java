package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** From a POST to the PDF behind a pre-signed link, through the real database, broker and object store. */
@QuarkusTest
class FirstPdfTest {
    private static final Map<String, Object> HELLO = Map.of("html", "<h1>Hello {name}</h1>", "data",
            Map.of("name", "Ada & Bob"),
            "filename", "grüße", "metadata", Map.of("order", "42"));

    @Test
    void aJobBecomesAPdf() throws Exception {
        var client = Client.ofNewAccount();

        var accepted = client.call().body(HELLO).post("/v1/jobs");

        accepted.then().statusCode(202);
        assertThat(accepted.header("Retry-After")).isEqualTo("1");
        String id = accepted.path("id");
        assertThat(accepted.header("Location")).endsWith("/v1/jobs/" + id);
        var job = client.ended(id);
        assertThat(job.<String>path("state")).describedAs(job.asString()).isEqualTo("SUCCEEDED");
        assertThat(job.<Integer>path("attempt")).isEqualTo(1);
        assertThat(job.<Integer>path("pages")).isEqualTo(1);
        assertThat(job.<String>path("metadata.order")).isEqualTo("42");
        String link = client.call().get("/v1/jobs/" + id + "/url").then().statusCode(200).extract().path("url");
        var pdf = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(link)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(new String(pdf.body(), 0, 5)).isEqualTo("%PDF-");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename*=UTF-8''gr%C3%BC%C3%9Fe.pdf");
        assertThat(pdf.body().length).isEqualTo(job.<Integer>path("size"));
        byte[] streamed = client.call().get("/v1/jobs/" + id + "/pdf").then().statusCode(200)
                .header("Content-Length", String.valueOf(pdf.body().length)).header("Transfer-Encoding", nullValue())
                .extract().asByteArray();
        assertThat(streamed).isEqualTo(pdf.body());
    }
}
