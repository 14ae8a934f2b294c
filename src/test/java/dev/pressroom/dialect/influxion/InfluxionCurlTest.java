package dev.pressroom.dialect.influxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.pressroom.testing.Curl;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Tenant;

/** The page's exchanges typed as curl lines. */
@QuarkusTest
class InfluxionCurlTest {
    @Test
    void servesWhoeverTypesThePagesExchanges() {
        Tenant tenant = Tenant.open();
        String url = Curl.server();

        String token = Curl
                .type("curl -X POST " + url + "/token -H 'Content-Type: application/json' -d '{\"client_id\": \""
                        + tenant.keyId() + "\", \"client_secret\": \"" + tenant.secret() + "\"}'")
                .json().getString("access_token");
        String bearer = " -H 'Authorization: Bearer " + token + "'";
        Curl.Answer made = Curl.type("curl -X POST " + url + "/pdf/generate" + bearer
                + " -H 'Content-Type: application/json' -d '{\"data\": {\"name\": \"Ann\"}, \"document_id\": \"my-doc-123\","
                + " \"html_template\": {\"content\": \"<p>Dear {{ name }}</p>\"}}'");
        assertThat(made.status()).isEqualTo(200);
        String job = " " + url + "/pdf/" + made.json().getInteger("job_id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Curl.type("curl" + job + bearer).json().getString("status").equals("Done"));

        Curl.Answer pdf = Curl.type("curl" + job + "/download" + bearer);

        assertThat(pdf.headers()).contains("content-type: application/pdf", "filename=\"my-doc-123.pdf\"");
        PdfAssert.assertThat(pdf.body()).containsText("Dear Ann");
    }
}
