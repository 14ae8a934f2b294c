package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.BriskWebhooks;
import dev.pressroom.testing.NodeReceiver;
import dev.pressroom.testing.WebhookAccount;

/** What we send holds for a receiver that was written with the specification's own package for Node. */
@QuarkusTest
@TestProfile(BriskWebhooks.class)
class ForeignReceiverTest {
    @Test
    @Timeout(180)
    void verifiesOurDeliveriesAlsoWhileTheSecretChanges() throws Exception {
        var account = WebhookAccount.open();
        try (var receiver = new NodeReceiver()) {
            var webhook = account.listen(receiver.url());
            receiver.trust(webhook.secret());
            account.post(Map.of("html", "<p>Grüße, 日本</p>", "metadata", Map.of("place", "Zürich \u2028 \"x\"")));
            assertThat(receiver.next()).isEqualTo("verified job.succeeded");

            String next = account.call().post("/v1/webhooks/" + webhook.id() + "/rotate").path("secret");

            account.call().post("/v1/webhooks/" + webhook.id() + "/test").then().statusCode(202);
            assertThat(receiver.next()).isEqualTo("verified webhook.test");
            receiver.trust(next);
            account.call().post("/v1/webhooks/" + webhook.id() + "/test").then().statusCode(202);
            assertThat(receiver.next()).isEqualTo("verified webhook.test");
            receiver.trust("whsec_" + "A".repeat(43) + "=");
            account.call().post("/v1/webhooks/" + webhook.id() + "/test").then().statusCode(202);
            assertThat(receiver.next()).startsWith("refused");
        }
    }
}
