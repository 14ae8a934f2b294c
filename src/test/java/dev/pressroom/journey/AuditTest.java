package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;

/** Each act leaves one entry: who, what, which, from where; and nothing that should not be told. */
@QuarkusTest
class AuditTest {
    private static final String MARK = "Zwiebelkuchen-4711";

    private Tenant tenant;

    @BeforeEach
    void openAnAccount() {
        tenant = Tenant.open();
    }

    @Test
    void tellsWhoDidWhatFromWhere() {
        String webhook = json().header("User-Agent", "night-shift/2").header("X-Request-Id", "req-9")
                .body(Map.of("url", "http://127.0.0.1:9/" + MARK, "events", List.of("job.failed")))
                .post("/v1/webhooks").then().statusCode(201).extract().path("id");

        Map<String, Object> entry = only("webhook.created");

        assertThat(entry).containsEntry("object", "audit_entry").containsEntry("account", tenant.accountId())
                .containsEntry("actor", tenant.keyId()).containsEntry("target", webhook)
                .containsEntry("outcome", "DONE").containsEntry("address", "127.0.0.1")
                .containsEntry("requestId", "req-9").containsEntry("userAgent", "night-shift/2")
                .containsEntry("details", Map.of("fields", "events url", "events", "job.failed"));
    }

    @Test
    void hasOneEntryForEachActOnTemplatesAndAssets() {
        String template = made("/v1/templates", Map.of("name", "t", "html", "<p>" + MARK + "</p>"));
        json().body(Map.of("html", MARK)).post("/v1/templates/" + template + "/versions").then().statusCode(201);
        json().body(Map.of("name", "other")).patch("/v1/templates/" + template).then().statusCode(200);
        tenant.as().delete("/v1/templates/" + template).then().statusCode(204);
        tenant.as().contentType("text/css").body("p { color: red }").put("/v1/assets/a.css").then().statusCode(201);
        tenant.as().delete("/v1/assets/a.css").then().statusCode(204);

        assertThat(only("template.created")).containsEntry("target", template);
        assertThat(only("version.created")).containsEntry("target", template + "/versions/2");
        assertThat(only("template.changed")).containsEntry("details", Map.of("fields", "name"));
        assertThat(only("template.deleted")).containsEntry("target", template);
        assertThat(only("asset.stored")).containsEntry("target", "a.css");
        assertThat(only("asset.deleted")).containsEntry("target", "a.css");
        assertThatNothingIsTold();
    }

    @Test
    void hasOneEntryForEachActOnSecrets() {
        Tenant second = tenant.another("keys");
        tenant.as().delete("/v1/keys/" + second.keyId()).then().statusCode(204);
        String seal = made("/v1/signing-keys", Map.of("name", "seal", "password", Identity.PASSWORD, "pkcs12",
                new TestCa().signer("Mine").base64()));
        tenant.as().delete("/v1/signing-keys/" + seal).then().statusCode(204);
        String webhook = made("/v1/webhooks", Map.of("url", "http://127.0.0.1:9/"));
        String secret = json().post("/v1/webhooks/" + webhook + "/rotate").then().statusCode(200).extract()
                .path("secret");
        json().body(Map.of("enabled", false)).patch("/v1/webhooks/" + webhook).then().statusCode(200);
        tenant.as().delete("/v1/webhooks/" + webhook).then().statusCode(204);
        String token = tenant.token();

        assertThat(entries("?action=key.created")).hasSize(2).first().asInstanceOf(
                org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("target", second.keyId())
                .containsEntry("details", Map.of("fields", "name scopes", "scopes", "keys"));
        assertThat(only("key.revoked")).containsEntry("target", second.keyId());
        assertThat(only("signing-key.created")).containsEntry("target", seal);
        assertThat(only("signing-key.deleted")).containsEntry("target", seal);
        assertThat(only("webhook.rotated")).containsEntry("target", webhook);
        assertThat(only("webhook.changed")).containsEntry("details", Map.of("fields", "enabled", "enabled", "false"));
        assertThat(only("webhook.deleted")).containsEntry("target", webhook);
        assertThat(only("token.issued")).containsEntry("actor", tenant.keyId());
        assertThatNothingIsTold(second.secret(), Identity.PASSWORD, secret, token);
    }

    @Test
    void hasOneEntryForEachActOnData() {
        tenant.as().contentType("application/x-ndjson")
                .body(("{\"key\":\"C-1\",\"data\":{\"a\":\"" + MARK + "\"}}\n").getBytes(UTF_8))
                .post("/v1/datasets/customers/records").then().statusCode(200);
        json().body(Map.of("data", Map.of("a", MARK))).put("/v1/datasets/customers/records/C-2").then()
                .statusCode(201);
        tenant.as().delete("/v1/datasets/customers/records/C-2").then().statusCode(204);
        tenant.as().delete("/v1/datasets/customers").then().statusCode(204);

        assertThat(only("dataset.loaded")).containsEntry("target", "customers").containsEntry("outcome", "BEGUN");
        assertThat(only("record.stored")).containsEntry("target", "customers/C-2");
        assertThat(only("record.deleted")).containsEntry("target", "customers/C-2");
        assertThat(only("dataset.deleted")).containsEntry("target", "customers");
        assertThatNothingIsTold();
    }

    @Test
    void hasOneEntryForEachActOnJobsButTheirMaking() {
        String job = json().header("Prefer", "wait=60").body(Map.of("html", "<p>{missing}</p>", "data",
                Map.of("a", MARK))).post("/v1/jobs").then().body("state", equalTo("FAILED")).extract().path("id");
        json().post("/v1/jobs/" + job + "/retry").then().statusCode(202);
        tenant.as().header("Prefer", "wait=60").get("/v1/jobs/" + job).then().body("state", equalTo("FAILED"));
        json().post("/v1/jobs/" + job + "/cancel").then().statusCode(409);
        tenant.as().delete("/v1/jobs/" + job).then().statusCode(204);

        assertThat(only("job.retried")).containsEntry("target", job);
        assertThat(only("job.deleted")).containsEntry("target", job);
        assertThat(entries("?action=job")).hasSize(2);
        assertThatNothingIsTold();
    }

    @Test
    void hasWhatTheOperatorDoesInTheAccountsOwn() {
        RequestSpecification operator = Tenant.operator().contentType(ContentType.JSON);
        operator.body(Map.of("pages", 7)).put("/v1/accounts/" + tenant.accountId() + "/limits").then().statusCode(200);
        Tenant.operator().contentType(ContentType.JSON).body(Map.of("documents", 86_400))
                .put("/v1/accounts/" + tenant.accountId() + "/retention").then().statusCode(200);

        assertThat(only("account.created")).containsEntry("actor", "operator").containsEntry("target",
                tenant.accountId());
        assertThat(only("limits.changed")).containsEntry("actor", "operator").containsEntry("details",
                Map.of("fields", "pages"));
        assertThat(only("retention.changed")).containsEntry("target", tenant.accountId());
        Tenant.operator().delete("/v1/accounts/" + tenant.accountId()).then().statusCode(204);
        assertThat(Tenant.operator().get("/v1/audit?limit=100&account=" + tenant.accountId())
                .<List<String>>path("data.action")).contains("account.disabled");
    }

    @Test
    void writesARepeatedRequestOnce() {
        for (int time = 0; time < 2; time++) {
            json().header("Idempotency-Key", "once").body(Map.of("name", "t", "html", "x")).post("/v1/templates")
                    .then().statusCode(201);
        }

        assertThat(only("template.created")).isNotEmpty();
    }

    @Test
    void hasNothingOfWhatFailed() {
        made("/v1/templates", Map.of("name", "taken", "html", "x"));

        json().body(Map.of("name", "taken", "html", "x")).post("/v1/templates").then().statusCode(409);
        json().body(Map.of("name", "wrong", "html", "{#if}")).post("/v1/templates").then().statusCode(422);
        tenant.as().delete("/v1/keys/pk_00000000000000000000000000000001").then().statusCode(404);

        assertThat(entries("?action=template")).hasSize(1);
        assertThat(entries("?action=key.revoked")).isEmpty();
    }

    @Test
    void notesRefusedCredentialsInTheOwnersLog() {
        given().header("x-api-key", tenant.keyId() + "." + MARK).get("/v1/jobs").then().statusCode(401);
        given().auth().preemptive().basic(tenant.keyId(), MARK).formParam("grant_type", "client_credentials")
                .post("/oauth/token").then().statusCode(401);

        await().atMost(Duration.ofSeconds(10)).until(() -> entries("?action=authentication").size() >= 2);

        List<Map<String, Object>> refused = entries("?action=authentication.refused&actor=" + tenant.keyId());
        assertThat(refused).hasSize(2).allSatisfy(entry -> assertThat(entry).containsEntry("outcome", "REFUSED"));
        assertThat(refused).extracting("details").containsExactlyInAnyOrder(Map.of("with", "client"),
                Map.of("with", "api-key"));
        assertThatNothingIsTold();
    }

    @Test
    void isForItsAccountAlone() {
        Tenant stranger = Tenant.open();

        assertThat(stranger.as().get("/v1/audit?limit=100").<List<String>>path("data.account"))
                .containsOnly(stranger.accountId());
        stranger.as().get("/v1/audit?account=" + tenant.accountId()).then().statusCode(400);
        assertThat(stranger.as().get("/v1/audit/export").asString()).doesNotContain(tenant.accountId());
        assertThat(stranger.as().get("/v1/audit/verification").<List<String>>path("chains.account"))
                .containsExactly(stranger.accountId());
        tenant.another("keys").as().get("/v1/audit").then().statusCode(403);
    }

    private RequestSpecification json() {
        return tenant.as().contentType(ContentType.JSON);
    }

    private String made(String path, Map<String, ?> body) {
        Response answer = json().body(body).post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private List<Map<String, Object>> entries(String query) {
        return tenant.as().get("/v1/audit" + query).then().statusCode(200).extract().path("data");
    }

    private Map<String, Object> only(String action) {
        List<Map<String, Object>> found = entries("?action=" + action);
        assertThat(found).as(action).hasSize(1);
        return found.getFirst();
    }

    private void assertThatNothingIsTold(String... secrets) {
        String all = tenant.as().get("/v1/audit/export").asString();
        assertThat(all).contains(tenant.keyId()).doesNotContain(MARK, tenant.secret());
        assertThat(secrets).allSatisfy(secret -> assertThat(all).doesNotContain(secret));
    }
}
