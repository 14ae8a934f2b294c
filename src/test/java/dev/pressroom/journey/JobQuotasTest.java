package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

/** How many jobs an account may have. Nobody works on them here, so all that were accepted stay active. */
@QuarkusTest
@TestProfile(QuietHouse.class)
class JobQuotasTest {
    private static final Map<String, ?> JOB = Map.of("html", "<p>x");

    @Inject
    Database database;

    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void acceptExactlyAsManyOfManyAtOnceAsMayBeActive() throws Exception {
        set(Map.of("activeJobs", 10));

        List<Integer> statuses = postedAtOnce(50);

        assertThat(statuses).containsOnly(202, 429).filteredOn(status -> status == 202).hasSize(10);
        assertThat(database.count("select count(*) from job where account_id = ?", accountId())).isEqualTo(10);
        assertThat(database.count("select sum(jobs) from usage_day where account_id = ?", accountId())).isEqualTo(10);
    }

    @Test
    void makeRoomWhenAJobEnds() {
        set(Map.of("activeJobs", 1));
        String first = client.post(JOB);

        Response refused = client.call().header("Idempotency-Key", "second").body(JOB).post("/v1/jobs");
        client.call().post("/v1/jobs/" + first + "/cancel").then().statusCode(200);

        refused.then().statusCode(429).contentType("application/problem+json").header("Retry-After", "10")
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("code", equalTo("limit-reached")).body("violated-policies", contains("active-jobs"))
                .body("detail", containsString("1 of your jobs may wait or run at a time"));
        client.call().header("Idempotency-Key", "second").body(JOB).post("/v1/jobs").then().statusCode(202);
        assertThat(Client.ofNewAccount().post(JOB)).isNotNull();
    }

    @Test
    void answerARepeatedRequestThoughThereIsNoRoom() {
        set(Map.of("activeJobs", 1));
        Response first = client.call().header("Idempotency-Key", "k").body(JOB).post("/v1/jobs");

        Response again = client.call().header("Idempotency-Key", "k").body(JOB).post("/v1/jobs");

        again.then().statusCode(202).body("id", equalTo(first.path("id")));
    }

    @Test
    void countARetryAmongTheActive() {
        set(Map.of("activeJobs", 1));
        String failed = client.post(JOB);
        assertThat(database.run("update job set state = 'FAILED', finished_at = now() where account_id = ?",
                accountId())).isOne();
        String active = client.post(JOB);

        client.call().post("/v1/jobs/" + failed + "/retry").then().statusCode(429)
                .body("violated-policies", contains("active-jobs"));
        client.call().post("/v1/jobs/" + active + "/retry").then().statusCode(409);

        client.call().get("/v1/jobs/" + failed).then().body("state", equalTo("FAILED"));
        client.call().post("/v1/jobs/" + active + "/cancel").then().statusCode(200);
        client.call().post("/v1/jobs/" + failed + "/retry").then().statusCode(202);
    }

    @Test
    void takeABatchAsAWholeOrNotAtAll() {
        set(Map.of("activeJobs", 3));
        Map<String, ?> two = Map.of("html", "<p>x", "items",
                List.of(Map.of("data", Map.of()), Map.of("data", Map.of())));
        client.call().body(two).post("/v1/batches").then().statusCode(202);

        Response refused = client.call().body(two).post("/v1/batches");

        refused.then().statusCode(429).body("violated-policies", contains("active-jobs"));
        assertThat(database.count("select count(*) from job where account_id = ?", accountId())).isEqualTo(2);
        assertThat(database.count("select sum(jobs) from usage_day where account_id = ?", accountId())).isEqualTo(2);
        assertThat(database.count("select count(*) from member_draft where account_id = ?", accountId())).isZero();
    }

    @Test
    void countTheRetryOfABatchAmongTheActive() {
        set(Map.of("activeJobs", 2));
        Map<String, ?> two = Map.of("html", "<p>x", "items",
                List.of(Map.of("data", Map.of()), Map.of("data", Map.of())));
        String batch = client.call().body(two).post("/v1/batches").then().statusCode(202).extract().path("id");
        database.run("update job set state = 'FAILED', finished_at = now() where account_id = ?", accountId());
        String active = client.post(JOB);

        client.call().post("/v1/batches/" + batch + "/retry").then().statusCode(429)
                .body("violated-policies", contains("active-jobs"));
        client.call().post("/v1/jobs/" + active + "/cancel").then().statusCode(200);
        client.call().post("/v1/batches/" + batch + "/retry").then().statusCode(202).body("counts.queued", equalTo(2));
    }

    @Test
    void limitTheJobsOfAMonth() {
        set(Map.of("jobsPerMonth", 2));
        client.post(JOB);
        client.call().post("/v1/jobs/" + client.post(JOB) + "/cancel").then().statusCode(200);

        Response refused = client.call().body(JOB).post("/v1/jobs");

        Instant renewal = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).plusMonths(1).atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        refused.then().statusCode(429).body("violated-policies", contains("jobs-per-month")).body("detail",
                equalTo("The quota 'jobs-per-month' of your account is 2, and 2 are used. It is whole again on "
                        + renewal + "."));
        assertThat(Instant.now().plusSeconds(Long.parseLong(refused.header("Retry-After"))))
                .isBetween(renewal, renewal.plus(Duration.ofMinutes(1)));
        assertThat(database.run("update usage_day set day = day - 31 where account_id = ?", accountId())).isPositive();
        client.post(JOB);
    }

    @Test
    void saySoWhereThereIsNeverRoom() {
        set(Map.of("activeJobs", 0));

        client.call().body(JOB).post("/v1/jobs").then().statusCode(403).body("code", equalTo("quota-exceeded"))
                .body("violated-policies", contains("active-jobs"))
                .body("detail", containsString("there is never room for 1"));
    }

    @Test
    void showTheOperatorWhatHolds() {
        set(Map.of("activeJobs", 0, "jobsPerMonth", 5, "pagesPerMonth", 6, "storageBytes", 7)).then()
                .body("effective.activeJobs", equalTo(0)).body("effective.jobsPerMonth", equalTo(5))
                .body("effective.pagesPerMonth", equalTo(6)).body("effective.storageBytes", equalTo(7));
    }

    private List<Integer> postedAtOnce(int jobs) throws Exception {
        Callable<Integer> post = () -> client.call().body(JOB).post("/v1/jobs").statusCode();
        try (var threads = Executors.newFixedThreadPool(25)) {
            return threads.invokeAll(IntStream.range(0, jobs).mapToObj(_ -> post).toList()).stream()
                    .map(answer -> answer.resultNow()).toList();
        }
    }

    private Response set(Map<String, ?> quotas) {
        Response answer = Client.operator().body(quotas).put("/v1/accounts/" + client.accountId() + "/quotas");
        answer.then().statusCode(200);
        return answer;
    }

    private UUID accountId() {
        return UUID.fromString(
                client.accountId().replaceFirst("acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
