package dev.pressroom.journey;

import static dev.pressroom.testing.WebhookAccount.JOB;
import static dev.pressroom.testing.WebhookAccount.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.pressroom.outbound.SettableNames;
import dev.pressroom.testing.BriskWebhooks;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.Receiver.Reply;
import dev.pressroom.testing.WebhookAccount;

/** Receivers in trouble hear everything in the end, and are in nobody's way. */
@QuarkusTest
@TestProfile(BriskWebhooks.class)
class DeliveryTroubleTest {
    @Inject
    Database database;

    @Inject
    SettableNames names;

    private WebhookAccount account;
    private final Receiver receiver = new Receiver();
    private String shelf = "";

    @BeforeEach
    void openAnAccount() {
        account = WebhookAccount.open();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void listen(Reply... replies) {
        receiver.first(replies);
        shelf = "/v1/webhooks/" + account.listen(receiver.url()).id();
        account.call().post(shelf + "/test").then().statusCode(202);
    }

    /** The wait for the next attempt is over. */
    private void skipTheWait() {
        assertThat(database.run("""
                update delivery set due_at = now() where state = 'PENDING' and webhook_id =
                       cast(translate(?, '-', '') as uuid)""", shelf.replace("/v1/webhooks/whk_", ""))).isEqualTo(1);
    }

    private Duration wait(Response delivery) {
        return Duration.between(Instant.now(), Instant.parse(delivery.path("nextAttemptAt")));
    }

    @Test
    void reachesAReceiverThatFailsFiveTimes() {
        listen(Reply.of(500), Reply.of(404), Reply.of(401), Reply.of(500),
                new Reply(503, Map.of(), "sorry \0".repeat(400)));
        for (int failed = 1; failed <= 5; failed++) {
            Response waiting = account.attempted(shelf, failed);
            assertThat(waiting.<String>path("state")).isEqualTo("PENDING");
            assertThat(wait(waiting)).isPositive();
            skipTheWait();
        }

        Response delivery = account.delivery(shelf, "DELIVERED");

        assertThat(delivery.<List<Integer>>path("log.status")).containsExactly(500, 404, 401, 500, 503, 204);
        assertThat(delivery.<List<String>>path("log.error")).startsWith("Answered 500.").endsWith((String) null);
        assertThat(delivery.<String>path("log[4].response")).startsWith("sorry ").hasSizeBetween(500, 1024);
        assertThat(receiver.heard()).extracting(Receiver.Heard::id).containsOnly(delivery.<String>path("messageId"));
        assertThat(new HashSet<>(receiver.heard().stream().map(Receiver.Heard::body).toList())).hasSize(1);
        assertThat(account.call().get(shelf).<Map<String, Object>>path("$")).doesNotContainKey("failingSince");
    }

    @Test
    void followsNoRedirect() {
        var inside = new Receiver();
        listen(Reply.of(302, "Location", inside.url()), Reply.of(308, "Location", inside.url()));

        Response once = account.attempted(shelf, 1);
        skipTheWait();
        Response twice = account.attempted(shelf, 2);

        assertThat(once.<String>path("log[0].error")).contains("302", "redirects are not followed");
        assertThat(twice.<String>path("state")).isEqualTo("PENDING");
        assertThat(inside.heard()).isEmpty();
        inside.close();
    }

    @Test
    void givesUpOnTimeWhereNoAnswerComes() {
        listen(Reply.of(0));

        Response delivery = account.attempted(shelf, 1);

        assertThat(delivery.<String>path("log[0].error")).isEqualTo("No answer within 2 s.");
        assertThat(delivery.<Map<String, Object>>path("log[0]")).doesNotContainKeys("status", "response");
        assertThat(delivery.<Integer>path("log[0].durationMs")).isBetween(1900, 10_000);
    }

    @Test
    void disablesAWebhookWhoseReceiverIsGone() {
        listen(Reply.of(410));

        Response delivery = account.delivery(shelf, "FAILED");

        assertThat(delivery.<String>path("failure")).contains("410");
        Response webhook = account.call().get(shelf);
        assertThat(webhook.<Boolean>path("enabled")).isFalse();
        assertThat(webhook.<String>path("disabledReason")).contains("410");
        account.call().post(shelf + "/deliveries/" + delivery.path("id") + "/redeliver").then().statusCode(409);
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        listen(Reply.of(429, "Retry-After", "3600"));

        Response delivery = account.attempted(shelf, 1);

        assertThat(wait(delivery)).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(67));
    }

    @Test
    void disablesAWebhookThatHasFailedForDays() {
        listen(Reply.of(500), Reply.of(500));
        account.attempted(shelf, 1);
        String since = account.call().get(shelf).path("failingSince");
        assertThat(Instant.parse(since)).isBetween(Instant.now().minusSeconds(60), Instant.now());
        database.run("""
                update webhook set failing_since = now() - interval '5 days', last_failed_at = now() - interval '1 day'
                 where id = cast(? as uuid)""", shelf.replace("/v1/webhooks/whk_", ""));

        skipTheWait();
        account.attempted(shelf, 2);

        Response webhook = account.call().get(shelf);
        assertThat(webhook.<Boolean>path("enabled")).isFalse();
        assertThat(webhook.<String>path("disabledReason")).startsWith("Every attempt since ").endsWith("Answered 500.");
        skipTheWait();
        assertThat(account.delivery(shelf, "FAILED").<String>path("failure")).isEqualTo("The webhook is disabled.");
        Response enabled = account.call().body(Map.of("enabled", true)).patch(shelf);
        assertThat(enabled.<Map<String, Object>>path("$")).doesNotContainKeys("disabledReason", "failingSince");
    }

    @Test
    void givesUpAfterTheTenthAttempt() {
        listen(Reply.of(500));
        receiver.always(Reply.of(500));
        account.attempted(shelf, 1);
        database.run("update delivery set step = 9, due_at = now() where webhook_id = cast(? as uuid)",
                shelf.replace("/v1/webhooks/whk_", ""));

        Response delivery = account.delivery(shelf, "FAILED");

        assertThat(delivery.<String>path("failure")).contains("10 attempts");
        assertThat(delivery.<Map<String, Object>>path("$")).containsKey("endedAt").doesNotContainKey("nextAttemptAt");
    }

    @Test
    void sendsNothingToANameThatHasBecomeAnInnerAddress() {
        names.set("rebinding.test", "127.0.0.1", "10.0.0.1");
        shelf = "/v1/webhooks/" + account.listen(receiver.url("rebinding.test")).id();

        account.call().post(shelf + "/test").then().statusCode(202);

        Response delivery = account.attempted(shelf, 1);
        assertThat(delivery.<String>path("log[0].error")).contains("does not resolve, or not to an address")
                .doesNotContain("10.0.0.1");
        assertThat(receiver.heard()).isEmpty();
    }

    @Test
    void asksForANameOnceAndGoesToTheAddressThatWasChecked() {
        names.set("pinned.test", "127.0.0.1", "127.0.0.1", "10.0.0.1");
        shelf = "/v1/webhooks/" + account.listen(receiver.url("pinned.test")).id();

        account.call().post(shelf + "/test").then().statusCode(202);

        account.delivery(shelf, "DELIVERED");
        assertThat(receiver.heard().getFirst().host()).startsWith("pinned.test:");
    }

    @Test
    void reachesAHostOfWhoseAddressesTheFirstDoesNotAnswer() {
        names.set("two.test", "127.0.0.2 127.0.0.1");
        shelf = "/v1/webhooks/" + account.listen(receiver.url("two.test")).id();

        account.call().post(shelf + "/test").then().statusCode(202);

        account.delivery(shelf, "DELIVERED");
    }

    @Test
    void letsASlowReceiverDelayNobodyElse() {
        names.set("slow.test", "127.0.0.1");
        var slow = new Receiver().always(Reply.of(0));
        for (int i = 0; i < 20; i++) {
            account.post(with(JOB, "webhook", Map.of("url", slow.url("slow.test"))));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> slow.heard().size() >= 2);
        shelf = "/v1/webhooks/" + account.listen(receiver.url(), "job.failed").id();

        account.call().post(shelf + "/test").then().statusCode(202);

        await().atMost(Duration.ofSeconds(1)).until(() -> receiver.heard().size() == 1);
        assertThat(slow.heard().size()).isLessThan(20);
        slow.close();
    }
}
