package dev.pressroom.journey;

import static dev.pressroom.testing.BatchAccount.NAMED;
import static dev.pressroom.testing.BatchAccount.item;
import static dev.pressroom.testing.BatchAccount.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import dev.pressroom.testing.BatchAccount;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

/** Batches that nobody works on: they stand still until their client moves them. */
@QuarkusTest
@TestProfile(QuietHouse.class)
class BatchCancelTest {
    @Inject
    Database database;

    private BatchAccount account;

    @BeforeEach
    void openAnAccount() {
        account = BatchAccount.open();
    }

    @Test
    void callsOffAllMembersHoweverMany() {
        String batch = account.post(Map.of("html", NAMED, "items",
                IntStream.range(0, 1201).mapToObj(i -> item("n" + i)).toList()));

        account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(200)
                .body("state", equalTo("CANCELED")).body("counts.canceled", equalTo(1201))
                .body("counts.queued", equalTo(0)).body("canceledAt", notNullValue())
                .body("completedAt", notNullValue());

        account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(200)
                .body("state", equalTo("CANCELED"));
        account.call().post("/v1/batches/" + batch + "/retry").then().statusCode(409);
    }

    @Test
    void staysCanceledWhereItsMembersWereCanceledOneByOne() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"))));
        account.<String>jobs(batch, "id").forEach(
                job -> account.call().post("/v1/jobs/" + job + "/cancel").then().statusCode(200));
        account.ended(batch);

        account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(200)
                .body("state", equalTo("CANCELED")).body("canceledAt", nullValue());
    }

    @Test
    void isNotCanceledWhenAllItsMembersHaveEnded() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"))));
        database.run(
                "update job set state = 'SUCCEEDED', document_key = 'none', finished_at = now() where batch_id = ?",
                uuid(batch));

        account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(409)
                .body("detail", containsString("SUCCEEDED"));

        account.get(batch).then().body("state", equalTo("SUCCEEDED")).body("canceledAt", nullValue());
    }

    @Test
    void retriesNoneWhileItIsBeingCanceled() throws SQLException {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"))));
        List<String> jobs = account.jobs(batch, "id");
        fail(jobs.getFirst());
        try (var held = database.lock(uuid(jobs.getLast()))) {
            account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(200)
                    .body("state", equalTo("RUNNING"));

            account.call().post("/v1/jobs/" + jobs.getFirst() + "/retry").then().statusCode(409)
                    .body("detail", containsString("being canceled"));
            account.call().post("/v1/batches/" + batch + "/retry").then().statusCode(409)
                    .body("detail", containsString("being canceled"));
            held.rollback();
        }

        account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(200)
                .body("counts.canceled", equalTo(1)).body("counts.failed", equalTo(1));
        account.call().post("/v1/jobs/" + jobs.getFirst() + "/retry").then().statusCode(202);
        account.get(batch).then().body("canceledAt", nullValue());
    }

    @Test
    void retriesNoneOfABatchThatIsDeleted() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"))));
        String job = account.<String>jobs(batch, "id").getFirst();
        fail(job);
        database.run("update batch set state = 'FAILED', completed_at = now(), deleted_at = now() where id = ?",
                uuid(batch));

        account.call().post("/v1/jobs/" + job + "/retry").then().statusCode(404);

        assertThat(database.job(uuid(job), "state")).isEqualTo("FAILED");
    }

    @Test
    void deletesNoMemberThatHasNotEnded() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"))));
        List<String> jobs = account.jobs(batch, "id");
        fail(jobs.getFirst());
        database.run("update batch set state = 'FAILED', completed_at = now() where id = ?", uuid(batch));

        account.call().delete("/v1/batches/" + batch).then().statusCode(204);

        assertThat(database.job(uuid(jobs.getFirst()), "deleted_at")).isNotNull();
        assertThat(database.job(uuid(jobs.getLast()), "deleted_at")).isNull();
    }

    private void fail(String job) {
        database.run("update job set state = 'FAILED', finished_at = now() where id = ?", uuid(job));
    }

    @Test
    void deletesNoBatchThatHasNotEnded() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"))));

        account.call().delete("/v1/batches/" + batch).then().statusCode(409);

        account.get(batch).then().body("state", equalTo("QUEUED"));
    }

    @Test
    void showsNothingToOthers() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"))));
        BatchAccount other = BatchAccount.open();

        for (String path : List.of("", "/jobs", "/events")) {
            other.call().get("/v1/batches/" + batch + path).then().statusCode(404);
        }
        other.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(404);
        other.call().post("/v1/batches/" + batch + "/retry").then().statusCode(404);
        other.call().delete("/v1/batches/" + batch).then().statusCode(404);
        other.call().get("/v1/batches").then().body("data", equalTo(List.of()));
        account.get(batch).then().body("state", equalTo("QUEUED"));
    }

    @Test
    void listsNewestFirst() {
        List<String> made = IntStream.range(0, 3)
                .mapToObj(i -> account.post(Map.of("html", NAMED, "items", List.of(item("a"))))).toList();

        account.call().queryParam("limit", 2).get("/v1/batches").then().body("data.id",
                contains(made.get(2), made.get(1))).body("has_more", equalTo(true))
                .body("data[0].counts.queued", equalTo(1));
    }

    @Test
    void tellsItsProgressUntilTheEnd() throws Exception {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"))));
        String job = account.<String>jobs(batch, "id").getFirst();
        try (var events = follow(batch)) {
            var first = events.next();

            account.call().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);
            var second = events.next();
            account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(200);

            var last = events.rest().getLast();
            assertThat(first.name()).isEqualTo("progress");
            assertThat(first.state()).isEqualTo("QUEUED");
            assertThat(second.data().at("/counts/canceled").asInt()).isEqualTo(1);
            assertThat(last.state()).isEqualTo("CANCELED");
            try (var again = follow(batch, "Last-Event-ID", last.id())) {
                assertThat(again.answer().statusCode()).isEqualTo(204);
            }
        }
    }

    private EventStream follow(String batch, String... more) throws Exception {
        var headers = new ArrayList<>(List.of("x-api-key", account.tenant().key()));
        headers.addAll(List.of(more));
        return EventStream.open(URI.create("http://localhost:" + RestAssured.port + "/v1/batches/" + batch + "/events"),
                headers.toArray(String[]::new));
    }
}
