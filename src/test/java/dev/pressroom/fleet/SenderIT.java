package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.Receiver.Reply;
import dev.pressroom.testing.Services;

/** A sender that is killed while its receiver thinks leaves the delivery to the next one. */
class SenderIT {
    private final Fleet fleet = new Fleet(Services.properties());
    private final Receiver receiver = new Receiver();

    SenderIT() throws Exception {}

    @AfterEach
    void stop() throws Exception {
        receiver.close();
        fleet.close();
    }

    @Test
    void repeatsWithTheSameIdWhatWasSentAndNotWrittenDown() throws Exception {
        receiver.first(Reply.of(0));
        var doomed = fleet.start("api");
        var client = FleetClient.ofNewAccount(doomed.address(), Services.properties().get("pressroom.operator-key"));
        String posted = client.answer("POST", "/v1/jobs",
                "{\"html\":\"<p>x\",\"webhook\":{\"url\":\"" + receiver.url() + "\"}}").body();
        String job = new ObjectMapper().readTree(posted).get("id").asText();
        client.answer("POST", "/v1/jobs/" + job + "/cancel", "");
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.heard().size() == 1);

        doomed.kill();

        var next = fleet.start("api");
        await().atMost(Duration.ofMinutes(2)).until(() -> receiver.heard().size() == 2);
        var first = receiver.heard().get(0);
        var again = receiver.heard().get(1);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.type()).isEqualTo("job.canceled");
        await().atMost(Duration.ofSeconds(30)).until(() -> client.at(next.address())
                .answer("GET", "/v1/jobs/" + job + "/deliveries", "").body().contains("\"state\":\"DELIVERED\""));
    }
}
