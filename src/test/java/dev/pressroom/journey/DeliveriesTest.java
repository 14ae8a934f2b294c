package dev.pressroom.journey;

import static dev.pressroom.testing.WebhookAccount.BROKEN_JOB;
import static dev.pressroom.testing.WebhookAccount.JOB;
import static dev.pressroom.testing.WebhookAccount.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

import dev.pressroom.testing.BriskWebhooks;
import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.WebhookAccount;

/** Whoever listens hears how a job has ended, whichever way it did. */
@QuarkusTest
@TestProfile(BriskWebhooks.class)
class DeliveriesTest {
    private WebhookAccount account;
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void openAnAccount() {
        account = WebhookAccount.open();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Receiver.Heard heard() {
        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() == 1);
        return receiver.heard().getFirst();
    }

    @Test
    void tellsOfASuccessWithTheJobAndWithoutTheDocument() {
        var webhook = account.listen(receiver.url());

        String job = account.post(with(JOB, "metadata", Map.of("order", "4711")));

        var heard = heard();
        assertThat(heard.type()).isEqualTo("job.succeeded");
        assertThat(Instant.parse(heard.json().getString("timestamp"))).isBetween(Instant.now().minusSeconds(60),
                Instant.now());
        JsonObject data = heard.data();
        assertThat(data.getString("id")).isEqualTo(job);
        assertThat(data.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(data.getJsonObject("metadata").getString("order")).isEqualTo("4711");
        assertThat(data.getInteger("pages")).isEqualTo(1);
        assertThat(data.getLong("size")).isPositive();
        assertThat(data.getString("sha256")).hasSize(64);
        assertThat(data.getJsonObject("links").getString("url")).matches("https?://.*/v1/jobs/" + job + "/url");
        assertThat(heard.body()).doesNotContain("report", "failures");
        Response delivery = account.delivery("/v1/webhooks/" + webhook.id(), "DELIVERED");
        assertThat(delivery.<String>path("messageId")).isEqualTo(heard.id()).startsWith("evt_").doesNotContain(".");
        assertThat(delivery.<String>path("job")).isEqualTo(job);
        assertThat(delivery.<Integer>path("log[0].status")).isEqualTo(204);
        assertThat(delivery.<Map<String, Object>>path("payload")).containsEntry("type", "job.succeeded");
        assertThat(account.call().get("/v1/jobs/" + job + "/deliveries").<List<String>>path("data.id"))
                .containsExactly(delivery.<String>path("id"));
    }

    @Test
    void tellsOfAFailureWithItsReason() {
        account.listen(receiver.url(), "job.failed");

        account.post(JOB);
        account.post(BROKEN_JOB);

        var heard = heard();
        assertThat(heard.type()).isEqualTo("job.failed");
        assertThat(heard.data().getJsonObject("error").getString("code")).isEqualTo("TEMPLATE_ERROR");
    }

    @Test
    void tellsTheWebhookOfOneJobBesideThoseOfTheAccount() {
        var webhook = account.listen(receiver.url());
        var own = new Receiver();
        String secret = "whsec_" + "A".repeat(43) + "=";

        String job = account.post(with(JOB, "webhook", Map.of("url", own.url(), "secret", secret)));

        await().atMost(Duration.ofSeconds(60)).until(() -> own.heard().size() == 1);
        assertThat(own.heard().getFirst().id()).isEqualTo(heard().id());
        assertThat(own.heard().getFirst().signature()).startsWith("v1,").isNotEqualTo(heard().signature());
        Response log = account.call().get("/v1/jobs/" + job + "/deliveries");
        assertThat(log.<List<String>>path("data.webhook")).containsExactlyInAnyOrder(webhook.id(), null);
        assertThat(account.call().get("/v1/jobs/" + job).asString()).doesNotContain("whsec", "AAAA");
        own.close();
    }

    @Test
    void signsNothingForAJobThatBringsNoSecret() {
        account.post(with(BROKEN_JOB, "webhook", Map.of("url", receiver.url(), "events", List.of("job.failed"))));

        assertThat(heard().signature()).isNull();
    }

    @Test
    void tellsOfARetryAnew() {
        account.listen(receiver.url(), "job.failed");
        String job = account.post(BROKEN_JOB);
        heard();

        account.call().post("/v1/jobs/" + job + "/retry").then().statusCode(202);

        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() == 2);
        assertThat(receiver.heard().get(0).id()).isNotEqualTo(receiver.heard().get(1).id());
        assertThat(receiver.heard().get(1).data().getString("id")).isEqualTo(job);
    }

    @Test
    void saysNothingOfPreviews() {
        account.listen(receiver.url());
        String template = account.call().body(Map.of("name", "a", "html", "<p>x")).post("/v1/templates").then()
                .statusCode(201).extract().path("id");
        account.call().body("{}").post("/v1/templates/" + template + "/preview").then().statusCode(200);

        String job = account.post(JOB);

        assertThat(heard().data().getString("id")).isEqualTo(job);
    }

    @Test
    void leavesOutMetadataThatWouldMakeItTooLarge() {
        account.listen(receiver.url());
        var metadata = new HashMap<String, String>();
        for (int i = 0; i < 50; i++) {
            metadata.put("k" + i, "x".repeat(500));
        }

        account.post(with(JOB, "metadata", metadata));

        assertThat(heard().body()).hasSizeLessThan(20_000);
        assertThat(heard().data().getBoolean("metadataOmitted")).isTrue();
        assertThat(heard().data().containsKey("metadata")).isFalse();
    }

    @Test
    void tellsNothingToWhomTheAccountHasDisabled() {
        var webhook = account.listen(receiver.url());
        account.call().body(Map.of("enabled", false)).patch("/v1/webhooks/" + webhook.id()).then().statusCode(200);
        account.call().header("Prefer", "wait=60").body(JOB).post("/v1/jobs").then().statusCode(200);
        account.call().post("/v1/webhooks/" + webhook.id() + "/test").then().statusCode(409);

        account.call().body(Map.of("enabled", true)).patch("/v1/webhooks/" + webhook.id()).then().statusCode(200);
        account.call().post("/v1/webhooks/" + webhook.id() + "/test").then().statusCode(202);

        assertThat(heard().type()).isEqualTo("webhook.test");
        assertThat(heard().data().getString("id")).isEqualTo(webhook.id());
    }

    @Test
    void deliversAgainOnRequestWithTheSameIdAndBody() {
        var webhook = account.listen(receiver.url());
        account.post(JOB);
        String shelf = "/v1/webhooks/" + webhook.id();
        String id = account.delivery(shelf, "DELIVERED").path("id");

        account.call().post(shelf + "/deliveries/" + id + "/redeliver").then().statusCode(202);

        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() == 2);
        assertThat(receiver.heard().get(1).id()).isEqualTo(receiver.heard().get(0).id());
        assertThat(receiver.heard().get(1).body()).isEqualTo(receiver.heard().get(0).body());
        assertThat(account.attempted(shelf, 2).<List<Integer>>path("log.attempt")).containsExactly(1, 2);
        account.call().get(shelf + "/deliveries?state=failed").then().statusCode(200);
        account.call().get(shelf + "/deliveries?state=lost").then().statusCode(400);
        account.call().get(shelf + "/deliveries/dlv_1").then().statusCode(404);
    }

    @Test
    void signsWithBothSecretsWhileOneReplacesTheOther() {
        var webhook = account.listen(receiver.url());
        String shelf = "/v1/webhooks/" + webhook.id();
        Response rotated = account.call().post(shelf + "/rotate");

        rotated.then().statusCode(200);
        account.call().post(shelf + "/test").then().statusCode(202);
        assertThat(heard().signatures()).hasSize(2).allMatch(each -> each.startsWith("v1,"));
        assertThat(rotated.<String>path("secret")).startsWith("whsec_").isNotEqualTo(webhook.secret());
        assertThat(Instant.parse(rotated.path("webhook.previousSecretUntil"))).isBetween(
                Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));

        account.call().body(Map.of("overlapSeconds", 0)).post(shelf + "/rotate").then().statusCode(200);
        account.call().post(shelf + "/test").then().statusCode(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() == 2);
        assertThat(receiver.heard().get(1).signatures()).hasSize(1);
        account.call().body(Map.of("overlapSeconds", -1)).post(shelf + "/rotate").then().statusCode(422);
    }
}
