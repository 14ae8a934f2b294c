package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import dev.pressroom.testing.QuietHouse;

/** A client follows its jobs; they move only as the client moves them. */
@QuarkusTest
@TestProfile(QuietHouse.class)
class JobEventsTest {
    private static final Map<String, Object> SMALL = Map.of("html", "<p>small</p>");

    @Test
    void tellsEachStateAsItComesAndEndsWithTheLast() throws Exception {
        var client = Client.ofNewAccount();
        String job = client.post(SMALL);
        try (var events = follow(client, job)) {
            var first = events.next();

            client.call().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);

            var rest = events.rest();
            assertThat(first.name()).isEqualTo("state");
            assertThat(first.state()).isEqualTo("QUEUED");
            assertThat(rest).extracting(EventStream.Event::state).containsExactly("CANCELED");
            assertThat(Integer.parseInt(rest.getFirst().id())).isGreaterThan(Integer.parseInt(first.id()));
            assertThat(rest.getFirst().data()).isEqualTo(
                    new ObjectMapper().readTree(client.call().get("/v1/jobs/" + job).asString()));
        }
    }

    @Test
    void isAStreamThatNobodyKeeps() throws Exception {
        var client = Client.ofNewAccount();
        String job = client.post(SMALL);

        try (var events = follow(client, job)) {
            var headers = events.answer().headers();
            assertThat(events.answer().statusCode()).isEqualTo(200);
            assertThat(headers.allValues("content-type")).containsExactly("text/event-stream");
            assertThat(headers.allValues("cache-control")).containsExactly("no-store");
            assertThat(headers.allValues("x-accel-buffering")).containsExactly("no");
        }
    }

    @Test
    void tellsOnlyWhatIsNewToOneWhoComesBack() throws Exception {
        var client = Client.ofNewAccount();
        String job = client.post(SMALL);
        String seen;
        try (var events = follow(client, job)) {
            seen = events.next().id();
        }

        try (var events = follow(client, job, "Last-Event-ID", seen)) {
            client.call().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);

            assertThat(events.rest()).extracting(EventStream.Event::state).containsExactly("CANCELED");
        }
    }

    @Test
    void tellsWhatWasMissedToOneWhoComesBackLater() throws Exception {
        var client = Client.ofNewAccount();
        String job = client.post(SMALL);
        String seen;
        try (var events = follow(client, job)) {
            seen = events.next().id();
        }
        client.call().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);

        try (var events = follow(client, job, "Last-Event-ID", seen)) {
            assertThat(events.rest()).extracting(EventStream.Event::state).containsExactly("CANCELED");
        }
    }

    @Test
    void sendsAwayWhoKnowsTheEnd() throws Exception {
        var client = Client.ofNewAccount();
        String job = client.post(SMALL);
        client.call().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);
        List<EventStream.Event> ended;
        try (var events = follow(client, job)) {
            ended = events.rest();
        }

        try (var again = follow(client, job, "Last-Event-ID", ended.getFirst().id())) {
            assertThat(ended).extracting(EventStream.Event::state).containsExactly("CANCELED");
            assertThat(again.answer().statusCode()).isEqualTo(204);
        }
    }

    @Test
    void saysNoBeforeTheStreamBegins() {
        var owner = Client.ofNewAccount();
        var other = Client.ofNewAccount();
        var writer = Client.ofNewAccount(List.of("jobs:write"));
        String job = owner.post(SMALL);

        var unknown = owner.call().get("/v1/jobs/job_0123456789abcdef0123456789abcdef/events");
        var malformed = owner.call().get("/v1/jobs/nonsense/events");
        var foreign = other.call().get("/v1/jobs/" + job + "/events");
        var forbidden = writer.call().get("/v1/jobs/" + job + "/events");

        List.of(unknown, malformed, foreign)
                .forEach(no -> no.then().statusCode(404).contentType("application/problem+json"));
        forbidden.then().statusCode(403).contentType("application/problem+json");
        RestAssured.get("/v1/jobs/" + job + "/events").then().statusCode(401)
                .contentType("application/problem+json");
    }

    private static EventStream follow(Client client, String job, String... headers) throws Exception {
        var all = new ArrayList<>(List.of("x-api-key", client.key()));
        all.addAll(List.of(headers));
        return EventStream.open(URI.create("http://localhost:" + RestAssured.port + "/v1/jobs/" + job + "/events"),
                all.toArray(String[]::new));
    }
}
