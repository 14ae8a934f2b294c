package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import dev.pressroom.testing.BriskChores;
import dev.pressroom.testing.Database;

/** What an account used, and what that leaves it. */
@QuarkusTest
@TestProfile(BriskChores.class)
class UsageTest {
    private static final Map<String, ?> TWO_PAGES = Map.of("html",
            "<p style='page-break-after:always'>a</p><p>b</p>");
    /** It takes seconds, so the cancel finds it waiting or running. */
    private static final Map<String, ?> LONG = Map.of("html", "<p>" + "word ".repeat(390_000));
    private static final Map<String, ?> BROKEN = Map.of("html", "<p>{missing}</p>");

    @Inject
    Database database;

    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void isBookedWithEachEndOfAJob() {
        int size = made();
        client.ended(client.post(BROKEN)).then().body("state", equalTo("FAILED"));
        String running = client.post(LONG);
        Response canceled = client.call().post("/v1/jobs/" + running + "/cancel");

        Response usage = client.call().get("/v1/usage");

        assertThat(canceled.statusCode()).isEqualTo(200);
        usage.then().statusCode(200).body("object", equalTo("usage")).body("to", equalTo(today().toString()))
                .body("from", equalTo(today().withDayOfMonth(1).toString()))
                .body("days.size()", equalTo(today().getDayOfMonth()))
                .body("days[-1].date", equalTo(today().toString()))
                .body("days[-1].jobs", equalTo(3)).body("days[-1].succeeded", equalTo(1))
                .body("days[-1].failed", equalTo(1)).body("days[-1].canceled", equalTo(1))
                .body("days[-1].pages", equalTo(2)).body("days[-1].bytes", equalTo(size))
                .body("days[-1].renderSeconds", greaterThan(0f)).body("total.jobs", equalTo(3))
                .body("quotas.policy", contains("active-jobs", "jobs-per-month", "pages-per-month", "storage"))
                .body("quotas.used", contains(0, 3, 2, size)).body("quotas[0].quota", nullValue());
    }

    @Test
    void isNotOfPreviewsAndLints() {
        String template = client.call().body(Map.of("name", "t", "html", "<p>x")).post("/v1/templates").then()
                .statusCode(201).extract().path("id");
        set(Map.of("activeJobs", 0, "storageBytes", 0));

        client.call().post("/v1/templates/" + template + "/preview").then().statusCode(200);
        client.call().body(Map.of("html", "<p>x")).post("/v1/templates/lint").then().statusCode(200)
                .body("passed", equalTo(true));

        await().untilAsserted(() -> assertThat(
                database.count("select count(*) from job where account_id = ? and deleted_at is null", accountId()))
                .isZero());
        client.call().get("/v1/usage").then().body("total.jobs", equalTo(0)).body("total.succeeded", equalTo(0))
                .body("quotas.used", contains(0, 0, 0, 0));
    }

    @Test
    void outlivesItsJobs() {
        int size = made();
        assertThat(database.run("update usage_day set day = day - 40 where account_id = ?", accountId())).isPositive();

        LocalDate then = today().minusDays(40);
        client.call().get("/v1/usage?from=" + then + "&to=" + then).then().body("days.size()", equalTo(1))
                .body("days[0].succeeded", equalTo(1)).body("total.bytes", equalTo(size))
                .body("quotas.used", contains(0, 0, 0, size));
        client.call().delete("/v1/jobs/" + client.call().get("/v1/jobs").<String>path("data[0].id")).then()
                .statusCode(204);

        client.call().get("/v1/usage?from=" + then + "&to=" + then).then().body("days[0].pages", equalTo(2))
                .body("quotas.used", contains(0, 0, 0, 0));
    }

    @Test
    void stopsNewJobsWhereTheStoreIsFullUntilDocumentsExpire() {
        int size = made();
        set(Map.of("storageBytes", size));

        Response refused = client.call().body(TWO_PAGES).post("/v1/jobs");

        refused.then().statusCode(403).body("code", equalTo("quota-exceeded"))
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("violated-policies", contains("storage"))
                .body("detail", containsString("take " + size + " bytes; " + size + " are allowed"));
        assertThat(client.call().get("/v1/jobs").<List<?>>path("data")).hasSize(1);
        client.call().get("/v1/usage").then().body("quotas[3].quota", equalTo(size)).body("quotas[3].left",
                equalTo(0));
        assertThat(database.run("update job set finished_at = finished_at - interval '31 days' where account_id = ?",
                accountId())).isOne();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> client.call().get("/v1/usage").then()
                .body("quotas[3].used", equalTo(0)).body("quotas[3].left", equalTo(size)));
        String expired = client.call().get("/v1/jobs").path("data[0].id");
        client.post(TWO_PAGES);
        client.call().delete("/v1/jobs/" + expired).then().statusCode(204);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> client.call().get("/v1/usage").then()
                .body("quotas[3].used", equalTo(size)));
    }

    @Test
    void stopsNewJobsWhenThePagesOfTheMonthAreUsed() {
        set(Map.of("pagesPerMonth", 3));
        made();
        made();

        Response refused = client.call().body(TWO_PAGES).post("/v1/jobs");

        refused.then().statusCode(429).body("violated-policies", contains("pages-per-month"))
                .body("detail", containsString("is 3, and 4 are used. It is whole again on"));
        client.call().get("/v1/usage").then().body("quotas[2].left", equalTo(0)).body("quotas[2].renewedAt",
                equalTo(today().withDayOfMonth(1).plusMonths(1) + "T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"from=2026-13-01, ?from, must be a day", "to=yesterday, ?to, must be a day",
            "from=2026-02-01&to=2026-01-01, ?from, after to", "from=2025-01-01&to=2026-01-02, ?from, at most 366 days",
            "from=%2B999999999-12-31, ?from, in the years 2000 to 9998", "to=-999999999-01-01, ?to, in the years"})
    void refusesAPeriodThatIsNone(String query, String pointer, String words) {
        client.call().urlEncodingEnabled(false).get("/v1/usage?" + query).then().statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("detail", containsString(words));
    }

    @Test
    void isForTheOperatorToSeeToo() {
        made();

        usageOf(client.accountId()).statusCode(200).body("total.succeeded", equalTo(1));
        usageOf("acc_00000000000000000000000000000001").statusCode(404);
        client.call().get("/v1/accounts/" + client.accountId() + "/usage").then().statusCode(403);
        client.call().get("/v1/usage?from=2025-01-01&to=2026-01-01").then().statusCode(200).body("days.size()",
                equalTo(366));
    }

    private static ValidatableResponse usageOf(String account) {
        return Client.operator().get("/v1/accounts/" + account + "/usage").then();
    }

    /** A document of two pages; answers its size. */
    private int made() {
        Response job = client.ended(client.post(TWO_PAGES));
        assertThat(job.<String>path("state")).isEqualTo("SUCCEEDED");
        return job.path("size");
    }

    private void set(Map<String, ?> quotas) {
        Client.operator().body(quotas).put("/v1/accounts/" + client.accountId() + "/quotas").then().statusCode(200);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private UUID accountId() {
        return UUID.fromString(
                client.accountId().replaceFirst("acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
