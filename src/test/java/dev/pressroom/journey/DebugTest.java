package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.pressroom.testing.Database;

/** The merged HTML of a job, for those who look for a fault. */
@QuarkusTest
class DebugTest {
    private static final Map<String, ?> JOB = Map.of("html", "<h1>Hello {name}</h1>", "data", Map.of("name", "<Ada>"),
            "debug", true);

    @Inject
    Database database;

    @Test
    void showsWhatTemplateAndDataCameTo() {
        var client = Client.ofNewAccount();
        String id = client.post(JOB);
        client.ended(id).then().body("state", equalTo("SUCCEEDED"));

        client.call().get("/v1/jobs/" + id + "/html").then().statusCode(200)
                .body(equalTo("<h1>Hello &lt;Ada&gt;</h1>"))
                .header("Content-Type", startsWith("text/plain"))
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Disposition", startsWith("attachment"))
                .header("Cache-Control", containsString("no-store"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<img src='data:image/png;base64,AAAA'> | ASSET_ERROR | pdf/a-2b",
            "<title>t</title><svg width='9' height='9'><path d='M0 0h9v9z'/></svg> | PDF_STANDARD_FAILED | pdf/ua-1"})
    void showsItOfAJobThatFailed(String html, String code, String standard) {
        var client = Client.ofNewAccount();
        var job = new HashMap<String, Object>(JOB);
        job.putAll(Map.of("html", html + "<p>{name}", "options", Map.of("standard", standard)));
        String id = client.post(job);
        client.ended(id).then().body("error.code", equalTo(code)).body("report.phases.merge", notNullValue());

        client.call().get("/v1/jobs/" + id + "/html").then().statusCode(200).body(containsString("&lt;Ada&gt;"));
    }

    @Test
    void keepsNothingOfJobsThatDoNotAsk() {
        var client = Client.ofNewAccount();
        String id = client.post(Map.of("html", "<p>secret"));
        client.ended(id);

        client.call().get("/v1/jobs/" + id + "/html").then().statusCode(404)
                .body("detail", containsString("merged HTML"));
        assertThat(rows(client)).isZero();
    }

    @Test
    void showsNobodyElsesHtml() {
        var client = Client.ofNewAccount();
        String id = client.post(JOB);
        client.ended(id);

        Client.ofNewAccount().call().get("/v1/jobs/" + id + "/html").then().statusCode(404);
        Client.ofNewAccount(List.of("jobs:write")).call().get("/v1/jobs/" + id + "/html").then().statusCode(403);
    }

    @Test
    void hidesItAfterItsTime() {
        var client = Client.ofNewAccount();
        String id = client.post(JOB);
        client.ended(id);

        database.run("update merged_html set expires_at = now() - interval '1 second' where account_id = ?",
                account(client));

        client.call().get("/v1/jobs/" + id + "/html").then().statusCode(404);
    }

    @Test
    void keepsItADay() {
        var client = Client.ofNewAccount();
        client.ended(client.post(JOB));

        assertThat(database.count("select count(*) from merged_html where account_id = ?"
                + " and expires_at between now() + interval '23 hours' and now() + interval '24 hours'",
                account(client))).isOne();
    }

    @Test
    void endsItsTimeWithItsJob() {
        var client = Client.ofNewAccount();
        String id = client.post(JOB);
        client.ended(id);

        client.call().delete("/v1/jobs/" + id).then().statusCode(204);

        assertThat(database.count("select count(*) from merged_html where account_id = ? and expires_at > now()",
                account(client))).isZero();
    }

    private long rows(Client client) {
        return database.count("select count(*) from merged_html where account_id = ?", account(client));
    }

    private static UUID account(Client client) {
        return UUID.fromString(client.accountId().substring(4)
                .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
