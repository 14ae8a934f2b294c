package dev.pressroom.dialect.influxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;

import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Tenant;

/** The steps of Influxion's documentation, in its order, by a client that knows HTTP and nothing of us. */
@QuarkusTest
class InfluxionPageTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void leadsFromTheTokenToThePdf() throws Exception {
        Tenant tenant = Tenant.open();
        String token = sent("/token", null,
                """
                        {"client_id": "%s", "client_secret": "%s", "scope": "api://d88ae758-e67d-492d-bcc6-63f560ee1f04/.default"}
                        """
                        .formatted(tenant.keyId(), tenant.secret()))
                .getString("access_token");

        long job = sent("/pdf/generate", token,
                """
                        {"data": {"title": "Report 7"}, "document_id": "my-doc-123", "pdf_standard": "pdf/a-1b", "sign_key_id": null,
                         "html_template": {"id": null, "filename": null, "content": "<html>{{ data }} {{ title }}</html>"},
                         "css_template": {"id": null, "filename": null, "content": "body { font-family: Arial; }"}}
                        """)
                .getLong("job_id");
        await().atMost(Duration.ofSeconds(60)).until(
                () -> new JsonObject(new String(got("/pdf/" + job, token).body())).getString("status").equals("Done"));
        HttpResponse<byte[]> pdf = got("/pdf/" + job + "/download", token);

        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        PdfAssert.assertThat(pdf.body()).containsText("{\"title\":\"Report 7\"} Report 7");
    }

    private HttpResponse<byte[]> got(String path, String token) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofByteArray());
    }

    private JsonObject sent(String path, @Nullable String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }
}
