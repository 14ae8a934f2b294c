package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.BrokerChannel;
import dev.pressroom.testing.RealServers;

/** What only RabbitMQ does: it puts messages aside, and its queues can be taken away. */
@QuarkusTest
@TestProfile(RealServers.class)
@RealServers.Needed
class RealBrokerTest {
    private static final String LETTERS = "/v1/operations/dead-letters";
    private static final Duration LONG = Duration.ofSeconds(60);

    private BrokerChannel broker;

    @BeforeEach
    void connect() throws Exception {
        broker = new BrokerChannel(RealServers.properties());
        removeLetters();
    }

    @AfterEach
    void close() throws Exception {
        removeLetters();
        broker.close();
    }

    private static void removeLetters() {
        letters().forEach(letter -> Client.operator().delete(LETTERS + "/" + letter.get("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"express", "bulk"})
    void putsAsideWhatIsNoMessageOfOurs(String lane) throws Exception {
        broker.publish("pressroom.jobs", lane, "garbage");

        await().atMost(LONG).until(() -> letters().size() == 1);

        assertThat(letters().getFirst()).containsEntry("lane", lane).containsEntry("reason", "rejected")
                .containsEntry("whole", true);
    }

    @Test
    void putsAsideAgainWhatWasSentBackAndIsStillNoMessageOfOurs() throws Exception {
        broker.publish("pressroom.jobs", "bulk", "garbage");
        await().atMost(LONG).until(() -> letters().size() == 1);

        Client.operator().post(LETTERS + "/redrive").then().statusCode(200);

        await().atMost(LONG).until(() -> letters().size() == 2);
        assertThat(letters()).allSatisfy(letter -> assertThat(letter).containsEntry("lane", "bulk"));
        assertThat(letters().getFirst()).doesNotContainKey("redrivenAt");
        assertThat(letters().getLast()).containsKey("redrivenAt");
    }

    @Test
    void makesQueuesAnewThatWereDeletedAndGoesOn() throws Exception {
        var client = Client.ofNewAccount();
        for (String queue : List.of("pressroom.jobs.express", "pressroom.jobs.bulk", "pressroom.jobs.dead")) {
            broker.delete(queue);
        }
        await().atMost(LONG).until(() -> broker.consumers("pressroom.jobs.express") == 1
                && broker.consumers("pressroom.jobs.bulk") == 1 && broker.consumers("pressroom.jobs.dead") == 1);

        String express = client.post(Map.of("html", "<p>x</p>"));
        String bulk = client.post(Map.of("html", "<p>x</p>", "lane", "bulk"));
        broker.publish("pressroom.jobs", "express", "garbage");

        assertThat(client.ended(express).<String>path("state")).isEqualTo("SUCCEEDED");
        assertThat(client.ended(bulk).<String>path("state")).isEqualTo("SUCCEEDED");
        await().atMost(LONG).until(() -> letters().size() == 1);
    }

    private static List<Map<String, Object>> letters() {
        return Client.operator().get(LETTERS + "?limit=100").then().statusCode(200).extract().path("data");
    }
}
