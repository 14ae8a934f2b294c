package dev.pressroom.journey;

import static dev.pressroom.testing.BatchAccount.NAMED;
import static dev.pressroom.testing.BatchAccount.brokenItem;
import static dev.pressroom.testing.BatchAccount.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.pressroom.testing.BatchAccount;
import dev.pressroom.testing.BriskWebhooks;
import dev.pressroom.testing.Receiver;

/** Many documents from one request, from the first item to the last webhook. */
@QuarkusTest
@TestProfile(BriskWebhooks.class)
class BatchesTest {
    private BatchAccount account;
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void openAnAccount() {
        account = BatchAccount.open();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void makesAJobOfEachItemAndCountsHowTheyEnd() {
        Response made = account.send(Map.of("html", NAMED, "items", List.of(item("Ada"), brokenItem(), item("Grace")),
                "metadata", Map.of("run", "7")));

        made.then().statusCode(202).header("Location", startsWith("/v1/batches/bat_")).header("Retry-After", "1")
                .body("id", startsWith("bat_")).body("object", equalTo("batch")).body("state", equalTo("QUEUED"))
                .body("counts.total", equalTo(3)).body("counts.queued", equalTo(3)).body("metadata.run", equalTo("7"))
                .body("completedAt", nullValue()).body("links.zip", nullValue());
        account.ended(made.path("id")).then().body("state", equalTo("PARTIAL")).body("counts.total", equalTo(3))
                .body("counts.succeeded", equalTo(2)).body("counts.failed", equalTo(1))
                .body("counts.queued", equalTo(0)).body("counts.running", equalTo(0))
                .body("expiresAt", notNullValue()).body("links.zip", notNullValue());
        assertThat(account.<String>jobs(made.path("id"), "state")).containsExactly("SUCCEEDED", "FAILED", "SUCCEEDED");
        assertThat(account.<Integer>jobs(made.path("id"), "item")).containsExactly(0, 1, 2);
        assertThat(account.<String>jobs(made.path("id"), "lane")).containsOnly("bulk");
        assertThat(account.<String>jobs(made.path("id"), "batch")).containsOnly(made.<String>path("id"));
    }

    @Test
    void tellsOnceOfAllAndOfNoMemberAlone() {
        account.call().body(Map.of("url", receiver.url())).post("/v1/webhooks").then().statusCode(201);

        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"), brokenItem())));

        await().atMost(Duration.ofSeconds(90)).until(() -> !receiver.heard().isEmpty());
        account.ended(batch);
        String shelf = account.call().get("/v1/webhooks").path("data[0].id");
        account.call().get("/v1/webhooks/" + shelf + "/deliveries").then()
                .body("data.event", contains("batch.completed"))
                .body("data[0].batch", equalTo(batch)).body("data[0].job", nullValue());
        var data = receiver.heard().getFirst().data();
        assertThat(receiver.heard()).hasSize(1);
        assertThat(data.getString("id")).isEqualTo(batch);
        assertThat(data.getString("state")).isEqualTo("PARTIAL");
        assertThat(data.getJsonObject("counts").getInteger("failed")).isEqualTo(1);
        assertThat(data.getJsonObject("links").getString("zip")).startsWith("http");
    }

    @Test
    void tellsTheBatchsOwnWebhook() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b")), "webhook",
                Map.of("url", receiver.url())));

        await().atMost(Duration.ofSeconds(90)).until(() -> !receiver.heard().isEmpty());
        assertThat(receiver.heard()).singleElement().satisfies(heard -> {
            assertThat(heard.type()).isEqualTo("batch.completed");
            assertThat(heard.data().getString("id")).isEqualTo(batch);
            assertThat(heard.data().getString("state")).isEqualTo("SUCCEEDED");
        });
    }

    @Test
    void triesTheFailedAgainAndIsCompletedAgain() {
        account.call().body(Map.of("url", receiver.url())).post("/v1/webhooks").then().statusCode(201);
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), brokenItem(), brokenItem())));
        account.ended(batch);

        Response retried = account.call().post("/v1/batches/" + batch + "/retry");

        retried.then().statusCode(202).header("Location", equalTo("/v1/batches/" + batch))
                .body("state", equalTo("RUNNING")).body("counts.succeeded", equalTo(1))
                .body("completedAt", nullValue());
        account.ended(batch).then().body("counts.failed", equalTo(2)).body("counts.succeeded", equalTo(1));
        assertThat(account.<Integer>jobs(batch, "attempt")).containsExactly(1, 2, 2);
        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() == 2);
    }

    @Test
    void isOpenAgainWhenOneMemberIsRetriedByItself() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), brokenItem())));
        String first = account.ended(batch).path("completedAt");
        String failed = account.<String>jobs(batch, "id").get(1);

        account.call().post("/v1/jobs/" + failed + "/retry").then().statusCode(202);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            String again = account.get(batch).path("completedAt");
            return again != null && !again.equals(first);
        });
        account.get(batch).then().body("counts.failed", equalTo(1)).body("state", equalTo("PARTIAL"));
    }

    @Test
    void refusesToRetryWhatDidNotFail() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"))));
        account.ended(batch).then().body("state", equalTo("SUCCEEDED"));

        account.call().post("/v1/batches/" + batch + "/retry").then().statusCode(409)
                .body("detail", containsString("No member has failed"));
        account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(409)
                .body("detail", containsString("SUCCEEDED"));
    }

    @Test
    void listsMembersByTheirPlaceAndState() {
        String batch = account.post(Map.of("html", NAMED, "items",
                List.of(brokenItem(), item("b"), item("c"), brokenItem(), item("e"))));
        account.ended(batch);
        String path = "/v1/batches/" + batch + "/jobs";

        Response first = account.call().queryParam("limit", 2).get(path);

        first.then().body("data.item", contains(0, 1)).body("has_more", equalTo(true)).body("url", equalTo(path));
        account.call().queryParam("limit", 2).queryParam("starting_after", first.<String>path("data[1].id")).get(path)
                .then().body("data.item", contains(2, 3)).body("has_more", equalTo(true));
        account.call().queryParam("ending_before", first.<String>path("data[1].id")).get(path).then()
                .body("data.item", contains(0)).body("has_more", equalTo(false));
        String other = account.post(Map.of("html", NAMED, "items", List.of(item("a"))));
        account.call().queryParam("ending_before", account.<String>jobs(other, "id").getFirst()).get(path).then()
                .body("data.item", contains(0, 1, 2, 3, 4));
        account.call().queryParam("state", "failed").get(path).then().body("data.item", contains(0, 3));
        account.call().queryParam("state", "gone").get(path).then().statusCode(400);
    }

    @Test
    void goesWithItsJobsWhenItIsDeleted() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"))));
        account.ended(batch);
        String job = account.<String>jobs(batch, "id").getFirst();

        account.call().delete("/v1/jobs/" + job).then().statusCode(204);
        account.get(batch).then().body("counts.total", equalTo(2)).body("counts.succeeded", equalTo(1))
                .body("counts.deleted", equalTo(1));
        account.call().delete("/v1/batches/" + batch).then().statusCode(204);

        account.call().get("/v1/batches/" + batch).then().statusCode(404);
        account.call().get("/v1/batches").then().body("data", equalTo(List.of()));
        account.call().get("/v1/jobs").then().body("data", equalTo(List.of()));
    }
}
