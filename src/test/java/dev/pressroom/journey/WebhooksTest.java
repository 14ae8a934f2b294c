package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.pressroom.testing.BriskWebhooks;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.WebhookAccount;

/** An account looks after its webhooks. */
@QuarkusTest
@TestProfile(BriskWebhooks.class)
class WebhooksTest {
    private static final String URL = "http://127.0.0.1:9/hook?token=s3cret";

    @Inject
    Database database;

    private WebhookAccount account;

    @BeforeEach
    void openAnAccount() {
        account = WebhookAccount.open();
    }

    @Test
    void makesAWebhookAndShowsItsSecretOnce() {
        Response made = account
                .make(Map.of("url", URL, "events", List.of("job.failed", "batch.completed"), "description", "errors"));

        made.then().statusCode(201);
        String id = made.path("id");
        assertThat(id).startsWith("whk_");
        assertThat(made.header("Location")).endsWith("/v1/webhooks/" + id);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.<String>path("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        Response shown = account.call().get("/v1/webhooks/" + id);
        assertThat(shown.asString()).doesNotContain("whsec_");
        assertThat(shown.<Map<String, Object>>path("$")).containsEntry("url", URL).containsEntry("enabled", true)
                .containsEntry("description", "errors")
                .containsEntry("events", List.of("batch.completed", "job.failed"));
        assertThat(account.call().get("/v1/webhooks").<List<String>>path("data.id")).containsExactly(id);
    }

    @Test
    void keepsTheSecretSealed() {
        String secret = account.listen(URL).secret();

        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(secret.substring(6)));
        assertThat(database.count("select count(*) from webhook where position(? in encode(secret, 'hex')) > 0", hex))
                .isZero();
        assertThat(database.count("select count(*) from webhook where octet_length(secret) = 65")).isPositive();
    }

    @Test
    void changesWhatIsSentAndLeavesTheRest() {
        String id = account.listen(URL, "job.failed").id();

        account.call().body(Map.of("enabled", false, "description", "off")).patch("/v1/webhooks/" + id).then()
                .statusCode(200);
        Response off = account.call().get("/v1/webhooks/" + id);
        assertThat(off.<Map<String, Object>>path("$")).containsEntry("enabled", false).containsEntry("url", URL)
                .containsEntry("disabledReason", "The account disabled it.").containsKey("disabledAt")
                .containsEntry("events", List.of("job.failed"));

        Response on = account.call().body("{\"enabled\":true,\"events\":[],\"description\":\"\"}")
                .patch("/v1/webhooks/" + id);
        assertThat(on.<Map<String, Object>>path("$")).containsEntry("enabled", true).containsEntry("events", List.of())
                .doesNotContainKeys("disabledAt", "disabledReason", "description");
    }

    @Test
    void removesAWebhookForGood() {
        String id = account.listen(URL).id();

        account.call().delete("/v1/webhooks/" + id).then().statusCode(204);

        account.call().get("/v1/webhooks/" + id).then().statusCode(404);
        account.call().get("/v1/webhooks/" + id + "/deliveries").then().statusCode(404);
        account.call().delete("/v1/webhooks/" + id).then().statusCode(404);
        account.call().post("/v1/webhooks/" + id + "/test").then().statusCode(404);
        assertThat(account.call().get("/v1/webhooks").<List<String>>path("data.id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::ffff:10.0.0.1]/",
            "http://[64:ff9b::a00:1]/", "http://[2002:a00:1::]/", "http://2130706433/", "http://0177.0.0.1/",
            "http://nowhere.invalid/", "https://user:pass@example.com/", "ftp://example.com/", "http://8.8.8.8:22/",
            "nonsense"})
    void refusesAUrlThatLeadsInsideAndTellsNothingOfIt(String url) {
        Response answer = account.make(Map.of("url", url));
        String id = account.listen(URL).id();
        Response changed = account.call().body(Map.of("url", url)).patch("/v1/webhooks/" + id);
        Response job = account.call().body(Map.of("html", "<p>x", "webhook", Map.of("url", url))).post("/v1/jobs");

        refused(answer, "#/url");
        refused(changed, "#/url");
        refused(job, "#/webhook/url");
        assertThat(answer.<String>path("detail")).isEqualTo(job.path("detail")).doesNotContain("10.0.0.1", "private")
                .contains("public", "resolve");
    }

    @Test
    void pointsAtTheFieldThatIsWrong() {
        refused(account.make(Map.of("url", URL, "events", List.of("job.done"))), "#/events");
        refused(account.make(Map.of("events", List.of("job.failed"))), "#/url");
        refused(account.make(Map.of("url", URL, "description", "a\nb")), "#/description");
        refused(account.make(Map.of("url", URL, "secret", "mine")), "#/secret");
        refused(job(Map.of("secret", "whsec_AAAA", "url", URL)), "#/webhook/secret");
        refused(job(Map.of("url", URL, "events", List.of("nonsense"))), "#/webhook/events");
        refused(job(Map.of("events", List.of())), "#/webhook/url");
        assertThat(account.call().get("/v1/jobs").<List<String>>path("data.id")).isEmpty();
    }

    private Response job(Map<String, ?> webhook) {
        return account.call().body(Map.of("html", "<p>x", "webhook", webhook)).post("/v1/jobs");
    }

    @Test
    void limitsTheNumberOfWebhooks() {
        for (int i = 0; i < 5; i++) {
            account.listen(URL);
        }

        account.make(Map.of("url", URL)).then().statusCode(409);
    }

    @Test
    void asksForItsOwnScope() {
        Tenant other = account.tenant().another("jobs:read", "jobs:write", "keys");

        other.as().get("/v1/webhooks").then().statusCode(403);
    }

    private static void refused(Response answer, String pointer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly(pointer);
    }
}
