package dev.pressroom.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.intake.IdempotencyKeys;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.MillionJobs;
import dev.pressroom.testing.Plans;
import dev.pressroom.testing.Plans.Plan;
import dev.pressroom.testing.Tenant;

/** With a million jobs in the table, whatever the application asks reads what it is about and little else. */
@QuarkusTest
@TestProfile(MillionJobs.class)
class MillionJobsTest {
    private static final Set<String> LARGE = Set.of("job", "job_payload", "failed_attempt", "stray_document",
            "delivery",
            "idempotency_key");
    /** Of one page, one job: a few rows for each that is shown. */
    private static final long FEW = 500;
    /** Of a batch of at most 1,000, looked for, changed and told of. */
    private static final long BATCH = 12_000;
    private static @Nullable Tenant filledFor;
    private Tenant big;

    @Inject
    Database database;

    @Inject
    Desk desk;

    @Inject
    Attempts attempts;

    @Inject
    Outbox outbox;

    @Inject
    Recovery recovery;

    @Inject
    Expiries expiries;

    @Inject
    Strays strays;

    @Inject
    IdempotencyKeys keys;

    @BeforeEach
    void fillOnce() {
        if (filledFor == null) {
            Tenant made = Tenant.open();
            MillionRows.fill(database, id(made.accountId()));
            filledFor = made;
        }
        big = filledFor;
    }

    @Test
    void pollsByTheKey() {
        String job = wire("state = 'FAILED' and " + own());

        List<Plan> plans = during(() -> get("/v1/jobs/" + job));

        assertThatAllStayWithin(FEW, plans);
    }

    @Test
    void pollsByTheNumber() {
        UUID job = some("state = 'FAILED' and " + own());
        assertThat(database.run("update job set door = 'influxion' where id = ?", job)).isOne();
        String address = "/pdf/" + database.job(job, "number");
        String token = big.token();

        List<Plan> plans = during(() -> given().auth().oauth2(token).get(address).then().statusCode(200));

        assertThatAllStayWithin(FEW, plans);
    }

    @Test
    void walksThroughListsPageByPage() {
        String middle = wire("state = 'EXPIRED' and " + own());

        assertThatAllStayWithin(FEW, during(() -> get("/v1/jobs?limit=100")));
        assertThatAllStayWithin(FEW, during(() -> get("/v1/jobs?limit=100&starting_after=" + middle)));
        assertThatAllStayWithin(FEW, during(() -> get("/v1/jobs?limit=100&ending_before=" + middle)));
    }

    @Test
    void narrowsListsByIndexes() {
        String middle = wire("state = 'EXPIRED' and " + own());
        Instant then = Instant.now().minus(Duration.ofDays(60));

        for (JobState state : JobState.values()) {
            assertThatAllStayWithin(FEW, during(() -> get("/v1/jobs?limit=100&state=" + state)));
            assertThatAllStayWithin(FEW,
                    during(() -> get("/v1/jobs?limit=100&state=" + state + "&starting_after=" + middle)));
        }
        assertThatAllStayWithin(FEW, during(
                () -> get("/v1/jobs?limit=100&template=tpl_0000000000000000000000000000000e")));
        assertThatAllStayWithin(FEW, during(() -> get("/v1/jobs?limit=100&metadata[order]=1000")));
        assertThatAllStayWithin(FEW, during(() -> get("/v1/jobs?limit=100&created_from=" + then + "&created_to="
                + then.plusSeconds(3600))));
    }

    @Test
    void acceptsJobsOnceAndCancelsThem() {
        List<Plan> accepting = during(() -> {
            String id = posted().then().statusCode(202).extract().path("id");
            posted().then().statusCode(202);
            big.as().post("/v1/jobs/" + id + "/cancel").then().statusCode(200);
        });

        assertThat(accepting).anyMatch(plan -> plan.reads(Set.of("idempotency_key")))
                .anyMatch(plan -> plan.statement().contains("'CANCELED'"));
        assertThatAllStayWithin(FEW, accepting);
    }

    @Test
    void claimsExtendsAndSettlesByTheKey() {
        UUID job = some("state = 'QUEUED' and dispatched_at is null and not_before is null and lane = 'EXPRESS'");

        List<Plan> plans = during(() -> {
            Attempt attempt = desk.claim(job);
            desk.now(() -> attempts.extend(attempt));
            desk.settle(attempt, Desk.retry());
        });

        assertThatAllStayWithin(FEW, plans);
    }

    @Test
    void takesFromTheLinesWhatTheyGiveAndNoMore() {
        assertThatAllStayWithin(BATCH, during(() -> desk.now(() -> outbox.takeExpress(100, Duration.ofMinutes(1)))));
        assertThatAllStayWithin(BATCH,
                during(() -> desk.now(() -> outbox.takeBulk(100, 8, Duration.ofMinutes(1)))));
        assertThatAllStayWithin(BATCH, during(() -> desk.now(outbox::admit)));
    }

    @Test
    void marksMessagesByTheKey() {
        List<UUID> held = List.of(some("dispatch_until is not null and dispatched_at is null"),
                some("dispatch_until is not null and dispatched_at is null and lane = 'BULK'"));

        assertThatAllStayWithin(FEW, during(() -> desk.now(() -> outbox.sent(held))));
        assertThatAllStayWithin(FEW, during(() -> desk.now(() -> outbox.unsent(held))));
    }

    @Test
    void healsWhatIsOverAndNothingElse() {
        assertThatAllStayWithin(BATCH, during(() -> desk.now(recovery::rescue)));
        assertThatAllStayWithin(BATCH, during(() -> desk.now(recovery::redispatch)));
        assertThatAllStayWithin(BATCH, during(() -> desk.now(recovery::deleted)));
        assertThatAllStayWithin(FEW, during(() -> desk.now(() -> recovery.forget(some("deleted_at is not null")))));
    }

    @Test
    void endsRetentionByTheBatch() {
        database.run("update job set finished_at = now() - interval '31 days' where id in (select id from job"
                + " where state in ('SUCCEEDED', 'FAILED') and expired_at is null and number % 100 = 3)");

        assertThatAllStayWithin(BATCH, during(() -> desk.now(() -> expiries.expire(200))));
        assertThatAllStayWithin(BATCH, during(() -> desk.now(() -> expiries.empty(200))));
        assertThatAllStayWithin(BATCH, during(() -> desk.now(() -> expiries.remove(200))));
        assertThatAllStayWithin(BATCH, during(() -> desk.now(() -> strays.take(100, Duration.ofMinutes(1)))));
    }

    @Test
    void removesKeptAnswersByTheBatch() {
        assertThatAllStayWithin(BATCH, during(() -> desk.now(() -> keys.removeExpired(1_000))));
    }

    @Test
    void looksForDueDeliveriesLineByLine() {
        var plans = Plans.fromNow(database);

        List<Plan> looking = await().atMost(Duration.ofSeconds(30)).until(() -> plans.of(Set.of("delivery")),
                found -> !found.isEmpty());

        assertThatAllStayWithin(FEW * 10, looking);
    }

    private List<Plan> during(Runnable work) {
        var plans = Plans.fromNow(database);
        work.run();
        return plans.of(LARGE);
    }

    private static void assertThatAllStayWithin(long rows, List<Plan> plans) {
        assertThat(plans).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan.scannedWhole()).as(plan.toString()).doesNotContainAnyElementsOf(LARGE);
            assertThat(plan.rows()).as(plan.toString()).isLessThanOrEqualTo(rows);
        });
    }

    private void get(String address) {
        big.as().get(address).then().statusCode(200);
    }

    private Response posted() {
        return big.as().contentType(ContentType.JSON).header("Idempotency-Key", "once")
                .body(Map.of("html", "<p>small</p>")).post("/v1/jobs");
    }

    private String own() {
        return "deleted_at is null and account_id = '" + id(big.accountId()) + "'";
    }

    private String wire(String condition) {
        return "job_" + some(condition).toString().replace("-", "");
    }

    private UUID some(String condition) {
        return UUID.fromString(String.valueOf(database.value("select id from job where " + condition
                + " order by number desc offset 3 limit 1")));
    }

    private static UUID id(String wireId) {
        return UUID.fromString(wireId.replaceFirst("acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
