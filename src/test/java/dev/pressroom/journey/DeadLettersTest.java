package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.pressroom.testing.BrokerChannel;
import dev.pressroom.testing.Services;

/** What the broker put aside, as the operator sees it and sends it back. */
@QuarkusTest
class DeadLettersTest {
    private static final String DEAD = "pressroom.jobs.dead";
    private static final String LETTERS = "/v1/operations/dead-letters";

    private BrokerChannel broker;

    @BeforeEach
    void connect() throws Exception {
        broker = new BrokerChannel(Services.properties());
    }

    @AfterEach
    void removeAll() throws Exception {
        broker.close();
        letters("?limit=100").forEach(letter -> Client.operator().delete(LETTERS + "/" + letter.get("id")));
    }

    @Test
    void showsWhatWasPutAside() throws Exception {
        var client = Client.ofNewAccount();
        String job = client.post(Map.of("html", "<p>x</p>"));
        String message = message(job);
        broker.publish(DEAD, DEAD, message);

        Map<String, Object> card = arrived(job);
        Response letter = Client.operator().get(LETTERS + "/" + card.get("id"));

        assertThat(card).containsEntry("object", "dead_letter").containsEntry("job", job).containsEntry("whole", true)
                .containsKey("receivedAt").doesNotContainKeys("payload", "redrivenAt");
        assertThat(letter.<String>path("payload")).isEqualTo(message);
    }

    @Test
    void sendsALetterBackToItsLane() throws Exception {
        String job = "job_" + UUID.randomUUID().toString().replace("-", "");
        broker.publish(DEAD, DEAD, message(job));
        String id = (String) arrived(job).get("id");

        Response redriven = Client.operator().post(LETTERS + "/" + id + "/redrive");

        redriven.then().statusCode(200);
        assertThat(redriven.<String>path("redrivenAt")).isNotNull();
        assertThat(Client.operator().get(LETTERS + "/" + id).<String>path("redrivenAt")).isNotNull();
        Client.operator().post(LETTERS + "/" + id + "/redrive").then().statusCode(200);
    }

    @Test
    void sendsAllBackOnce() throws Exception {
        for (int number = 0; number < 3; number++) {
            broker.publish(DEAD, DEAD, message("job_" + UUID.randomUUID().toString().replace("-", "")));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> letters("").size() >= 3);

        Response first = Client.operator().post(LETTERS + "/redrive");
        Response second = Client.operator().post(LETTERS + "/redrive");

        first.then().statusCode(200);
        assertThat(first.<Integer>path("redriven")).isEqualTo(3);
        assertThat(second.<Integer>path("redriven")).isZero();
        assertThat(letters("")).hasSize(3).allSatisfy(letter -> assertThat(letter).containsKey("redrivenAt"));
    }

    @Test
    void removesALetter() throws Exception {
        String job = "job_" + UUID.randomUUID().toString().replace("-", "");
        broker.publish(DEAD, DEAD, message(job));
        String path = LETTERS + "/" + arrived(job).get("id");

        Client.operator().delete(path).then().statusCode(204);

        Client.operator().get(path).then().statusCode(404);
        Client.operator().delete(path).then().statusCode(404);
        Client.operator().post(path + "/redrive").then().statusCode(404);
    }

    @Test
    void pagesNewestFirst() throws Exception {
        for (int number = 0; number < 3; number++) {
            int seen = number;
            broker.publish(DEAD, DEAD, "letter " + number);
            await().atMost(Duration.ofSeconds(30)).until(() -> letters("").size() == seen + 1);
        }

        List<String> all = ids(letters(""));

        assertThat(ids(letters("?limit=2"))).isEqualTo(all.subList(0, 2));
        assertThat(ids(letters("?limit=2&starting_after=" + all.get(1)))).isEqualTo(all.subList(2, 3));
        assertThat(ids(letters("?limit=2&ending_before=" + all.get(2)))).isEqualTo(all.subList(0, 2));
        assertThat(all).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void keepsButNeverSendsBackWhatIsNoText() throws Exception {
        broker.publish(DEAD, DEAD, new byte[]{'a', 0, (byte) 0xff});
        await().atMost(Duration.ofSeconds(30)).until(() -> !letters("").isEmpty());
        Map<String, Object> letter = letters("").getFirst();

        Response redriven = Client.operator().post(LETTERS + "/" + letter.get("id") + "/redrive");

        assertThat(letter).containsEntry("whole", false).doesNotContainKey("job");
        redriven.then().statusCode(409).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dl_0199aaaabbbb7ccc8dddeeeeffff0001", "dl_1", "job_0199aaaabbbb7ccc8dddeeeeffff0001"})
    void knowsNoLetterThatIsNone(String id) {
        Client.operator().get(LETTERS + "/" + id).then().statusCode(404);
        Client.operator().post(LETTERS + "/" + id + "/redrive").then().statusCode(404);
        Client.operator().delete(LETTERS + "/" + id).then().statusCode(404);
    }

    private static Map<String, Object> arrived(String job) {
        return await().atMost(Duration.ofSeconds(30)).until(
                () -> letters("?limit=100").stream().filter(letter -> job.equals(letter.get("job"))).findFirst()
                        .orElse(null),
                Objects::nonNull);
    }

    private static List<Map<String, Object>> letters(String query) {
        return new ArrayList<>(Client.operator().get(LETTERS + query).then().statusCode(200).extract()
                .<List<Map<String, Object>>>path("data"));
    }

    private static List<String> ids(List<Map<String, Object>> letters) {
        return letters.stream().map(letter -> (String) letter.get("id")).toList();
    }

    private static String message(String job) {
        return "{\"job\":\""
                + job.substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5") + "\"}";
    }
}
