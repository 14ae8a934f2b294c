package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A standard that is asked for, from the POST to the verdict on the job. */
@QuarkusTest
class StandardTest {
    private static final String GOOD = "<html lang=en><title>Good</title><h1>Good</h1>";
    private static final String BAD = "<title>Bad</title><svg width='9' height='9'><path d='M0 0h9v9z'/></svg>";

    @Test
    void handsOutWhatConforms() {
        var client = Client.ofNewAccount();

        Response job = client.ended(client.post(job(GOOD, Map.of("standard", "pdf/a-2a+pdf/ua-1"))));

        assertThat(job.<String>path("state")).describedAs(job.asString()).isEqualTo("SUCCEEDED");
        assertThat(job.<Boolean>path("report.verdict.compliant")).isTrue();
        assertThat(job.<List<String>>path("report.verdict.profiles")).containsExactly("pdf/a-2a", "pdf/ua-1");
    }

    @Test
    void failsWhatDoesNot() {
        var client = Client.ofNewAccount();

        Response job = client.ended(client.post(job(BAD, Map.of("standard", "pdf/ua-1"))));

        assertThat(job.<String>path("state")).isEqualTo("FAILED");
        assertThat(job.<String>path("error.code")).isEqualTo("PDF_STANDARD_FAILED");
        assertThat(job.<String>path("error.message")).contains("pdf/ua-1 7.3-1 (1)");
    }

    @Test
    void handsOutWithItsVerdictWhereTheClientDoesNotInsist() {
        var client = Client.ofNewAccount();

        Response job = client.ended(client.post(job(BAD, Map.of("standard", "pdf/ua-1", "strict", false))));

        assertThat(job.<String>path("state")).isEqualTo("SUCCEEDED");
        assertThat(job.<Boolean>path("report.verdict.compliant")).isFalse();
        assertThat(job.<String>path("report.verdict.failures[0].clause")).isEqualTo("7.3");
        assertThat(job.<Integer>path("report.verdict.failures[0].count")).isEqualTo(1);
    }

    @Test
    void refusesAnUnknownStandard() {
        Client.ofNewAccount().call().body(job(GOOD, Map.of("standard", "pdf/a-4"))).post("/v1/jobs").then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/options/standard"))
                .body("errors[0].detail", containsString("pdf/a-2a+pdf/ua-1"));
    }

    private static Map<String, Object> job(String html, Map<String, Object> options) {
        return Map.of("html", html, "options", options);
    }
}
