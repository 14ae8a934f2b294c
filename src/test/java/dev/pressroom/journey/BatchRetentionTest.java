package dev.pressroom.journey;

import static dev.pressroom.testing.BatchAccount.NAMED;
import static dev.pressroom.testing.BatchAccount.brokenItem;
import static dev.pressroom.testing.BatchAccount.item;
import static dev.pressroom.testing.BatchAccount.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.BatchAccount;
import dev.pressroom.testing.BriskChores;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Receiver;

/** What is left of batches: when their time is over, when they broke off, and when nobody noticed their end. */
@QuarkusTest
@TestProfile(BriskChores.class)
class BatchRetentionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Database database;

    private BatchAccount account;

    @BeforeEach
    void openAnAccount() {
        account = BatchAccount.open();
    }

    @Test
    void countsExpiredMembersAndGoesWhenAllAreGone() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"), brokenItem())));
        account.ended(batch).then().body("state", equalTo("PARTIAL"));
        UUID id = uuid(batch);

        database.run("update job set finished_at = finished_at - interval '31 days' where batch_id = ?", id);
        database.run("update batch set completed_at = completed_at - interval '31 days' where id = ?", id);

        await().atMost(PATIENCE).until(() -> account.get(batch).path("counts.expired").equals(2));
        account.get(batch).then().body("state", equalTo("PARTIAL")).body("counts.failed", equalTo(1))
                .body("counts.succeeded", equalTo(0));
        await().atMost(PATIENCE).until(() -> count("shared_payload", "id", id) == 0);
        database.run("update job set expired_at = expired_at - interval '91 days' where batch_id = ?", id);
        database.run("update batch set completed_at = completed_at - interval '91 days' where id = ?", id);
        await().atMost(PATIENCE).until(() -> count("batch", "id", id) == 0);
        assertThat(count("job", "batch_id", id)).isZero();
    }

    @Test
    void keepsWhatMembersShareWhileOneHasItsData() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(brokenItem(), brokenItem())));
        account.ended(batch);
        UUID id = uuid(batch);

        database.run("update batch set completed_at = completed_at - interval '200 days' where id = ?", id);

        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> count("shared_payload", "id", id) == 1);
        account.call().post("/v1/batches/" + batch + "/retry").then().statusCode(202);
        account.ended(batch).then().body("counts.failed", equalTo(2));
        assertThat(account.<String>jobs(batch, "error.code")).containsOnly("TEMPLATE_ERROR");
    }

    @Test
    void removesWhatBrokeOff() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"))));
        account.ended(batch);
        UUID broken = UUID.randomUUID();

        database.run("insert into batch (id, account_id, created_by, created_at, filled_at)"
                + " select ?, account_id, 'x', now(), now() - interval '16 minutes' from batch where id = ?", broken,
                uuid(batch));

        await().atMost(PATIENCE).until(() -> count("batch", "id", broken) == 0);
        account.get(batch).then().body("counts.succeeded", equalTo(1));
    }

    @Test
    void isCompletedThoughNobodyHeardOfTheEnd() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"))));
        account.ended(batch);

        database.run("update batch set state = 'OPEN', completed_at = null where id = ?", uuid(batch));

        account.ended(batch).then().body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void isCompletedThoughAnEarlierOneCannotBe() {
        try (var receiver = new Receiver()) {
            account.call().body(Map.of("url", receiver.url())).post("/v1/webhooks").then().statusCode(201);
            List<String> batches = Stream.of("a", "b")
                    .map(name -> account.post(Map.of("html", NAMED, "items", List.of(item(name))))).toList();
            batches.forEach(account::ended);
            database.run("alter table delivery add constraint delivery_refused check (subject_id <> '%s') not valid"
                    .formatted(uuid(batches.getFirst())));
            batches.forEach(batch -> database.run("update batch set state = 'OPEN', completed_at = null where id = ?",
                    uuid(batch)));

            account.ended(batches.getLast()).then().body("state", equalTo("SUCCEEDED"));
            account.get(batches.getFirst()).then().body("completedAt", nullValue());
            database.run("alter table delivery drop constraint delivery_refused");
            account.ended(batches.getFirst()).then().body("state", equalTo("SUCCEEDED"));
        } finally {
            database.run("alter table delivery drop constraint if exists delivery_refused");
        }
    }

    @Test
    void takesNoRoomAnyMoreWhenItIsDeleted() {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(item("a"), item("b"), brokenItem())));
        account.ended(batch);
        int stored = account.<Integer>jobs(batch, "size").stream().filter(Objects::nonNull).mapToInt(size -> size)
                .sum();
        int before = storage();
        database.run("insert into merged_html (job_id, attempt, account_id, expires_at)"
                + " select id, 1, account_id, now() + interval '1 hour' from job where batch_id = ?", uuid(batch));

        account.call().delete("/v1/batches/" + batch).then().statusCode(204);

        assertThat(before).isEqualTo(stored).isPositive();
        assertThat(storage()).isZero();
        assertThat(database.count("select count(*) from merged_html where expires_at > now() and account_id ="
                + " (select account_id from batch where id = ?)", uuid(batch))).isZero();
    }

    /** Bytes, as its account is told. */
    private int storage() {
        return account.call().get("/v1/usage").then().statusCode(200).extract().path("quotas.used[3]");
    }

    private int count(String table, String column, UUID id) {
        return database.count("select count(*) from " + table + " where " + column + " = ?", id);
    }
}
