package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.BriskChores;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.WebhookAccount;

/** How long documents and jobs are kept, and what is left when their time is over. */
@QuarkusTest
@TestProfile(BriskChores.class)
class RetentionTest {
    private static final long DAY = 86_400;

    @Inject
    Database database;

    private WebhookAccount account;

    @BeforeEach
    void openAnAccount() {
        account = WebhookAccount.open();
    }

    @Test
    void expiresAJobAndLaterRemovesIt() {
        String webhook = "/v1/webhooks/" + account.listen("http://127.0.0.1:9/", "job.expired").id();
        String id = account.post(WebhookAccount.with(WebhookAccount.JOB, "debug", true));
        Response made = ended(id);
        account.call().get("/v1/jobs/" + id + "/html").then().statusCode(200);
        assertThat(kept(made)).isEqualTo(Duration.ofDays(30));

        pass(id, "finished_at", 30);

        awaitState(id, "EXPIRED");
        account.call().get("/v1/jobs/" + id + "/pdf").then().statusCode(410).body("code", equalTo("gone"));
        account.call().get("/v1/jobs/" + id + "/url").then().statusCode(410);
        account.call().get("/v1/jobs/" + id + "/html").then().statusCode(404);
        Response told = account.delivery(webhook, "PENDING");
        assertThat(told.<String>path("event")).isEqualTo("job.expired");
        assertThat(told.<String>path("payload.data.id")).isEqualTo(id);
        assertThat(told.<String>path("payload.data.state")).isEqualTo("EXPIRED");
        awaitNothingLeft(id);

        pass(id, "expired_at", 90);

        await().untilAsserted(() -> account.call().get("/v1/jobs/" + id).then().statusCode(404));
    }

    @Test
    void keepsAJobThatFailedWithoutItsData() {
        String id = account.post(WebhookAccount.BROKEN_JOB);
        assertThat(kept(ended(id))).isEqualTo(Duration.ofDays(30));

        pass(id, "finished_at", 30);

        awaitNothingLeft(id);
        account.call().get("/v1/jobs/" + id).then().body("state", equalTo("FAILED")).body("error.code",
                equalTo("TEMPLATE_ERROR"));
        account.call().post("/v1/jobs/" + id + "/retry").then().statusCode(410)
                .body("detail", containsString("post it anew"));

        pass(id, "expired_at", 90);

        await().untilAsserted(() -> account.call().get("/v1/jobs/" + id).then().statusCode(404));
    }

    @Test
    void keepsAJobForTheTimeItAskedFor() {
        String id = account.post(WebhookAccount.with(WebhookAccount.JOB, "expiresIn", 2 * DAY));
        Response made = ended(id);

        assertThat(kept(made)).isEqualTo(Duration.ofDays(2));
        pass(id, "finished_at", 1);
        await().during(Duration.ofSeconds(3)).untilAsserted(() -> account.call().get("/v1/jobs/" + id + "/pdf").then()
                .statusCode(200));
        pass(id, "finished_at", 1);
        awaitState(id, "EXPIRED");
    }

    @Test
    void givesNoLinkThatOutlivesTheDocument() {
        String id = account.post(WebhookAccount.with(WebhookAccount.JOB, "expiresIn", 100));
        String end = ended(id).path("expiresAt");

        String link = account.call().get("/v1/jobs/" + id + "/url").then().statusCode(200).extract().path("expiresAt");

        assertThat(Instant.parse(link)).isBeforeOrEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"59 | 60 to 2592000 seconds", "2592001 | 60 to 2592000 seconds",
            "-1 | 60 to 2592000 seconds", "\"P1D\" | must be"})
    void refusesATimeThatAJobCannotHave(String time, String words) {
        account.call().body("{\"html\":\"<p>x\",\"expiresIn\":" + time + "}").post("/v1/jobs").then().statusCode(422)
                .body("errors.pointer", contains("#/expiresIn")).body("errors[0].detail", containsString(words));

        assertThat(account.call().get("/v1/jobs").<List<?>>path("data")).isEmpty();
    }

    @Test
    void keepsWhatAnAccountMakesForTheTimeThatTheOperatorSets() {
        String before = account.post(WebhookAccount.JOB);
        set(Map.of("documents", 365 * DAY)).body("own.documents", equalTo(31_536_000)).body("own.jobs", nullValue())
                .body("effective.documents", equalTo(31_536_000)).body("effective.jobs", equalTo(7_776_000))
                .body("installation.documents", equalTo(2_592_000));

        account.call().get("/v1/retention").then().statusCode(200).body("documents", equalTo(31_536_000)).body("jobs",
                equalTo(7_776_000));
        String after = account.post(WebhookAccount.JOB);
        account.call().body(WebhookAccount.with(WebhookAccount.JOB, "expiresIn", 365 * DAY)).post("/v1/jobs").then()
                .statusCode(202);

        assertThat(kept(ended(before))).isEqualTo(Duration.ofDays(30));
        assertThat(kept(ended(after))).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void removesTheRowWithTheDocumentWhereTheOperatorWantsSo() {
        set(Map.of("documents", 60, "jobs", 0));
        String id = account.post(WebhookAccount.JOB);
        ended(id);

        pass(id, "finished_at", 1);

        await().untilAsserted(() -> account.call().get("/v1/jobs/" + id).then().statusCode(404));
        awaitNothingLeft(id);
    }

    @Test
    void goesBackToTheInstallationsTimes() {
        set(Map.of("documents", 60, "jobs", 7)).body("effective.jobs", equalTo(7));
        var nothing = new HashMap<String, Object>();
        nothing.put("documents", null);

        set(nothing).body("own", equalTo(Map.of())).body("effective.documents", equalTo(2_592_000)).body(
                "effective.jobs", equalTo(7_776_000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"documents\":59} | #/documents | 60 to 3153600000",
            "{\"jobs\":-1} | #/jobs | 0 to 3153600000", "{\"documents\":3153600001} | #/documents | 60 to",
            "{\"job\":3} | #/job | no field 'job'"})
    void refusesATimeThatAnAccountCannotHave(String body, String pointer, String words) {
        operator().body(body).put(path()).then().statusCode(422).body("errors.pointer", contains(pointer))
                .body("errors[0].detail", containsString(words));
    }

    @Test
    void isForTheOperatorAloneToSet() {
        account.call().body(Map.of("documents", 60)).put(path()).then().statusCode(403);
        String nobody = "/v1/accounts/acc_00000000000000000000000000000001/retention";
        operator().body(Map.of("documents", 60)).put(nobody).then().statusCode(404);
        operator().get(nobody).then().statusCode(404);
    }

    private ValidatableResponse set(Map<String, ?> times) {
        return operator().body(times).put(path()).then().statusCode(200);
    }

    private String path() {
        return "/v1/accounts/" + account.tenant().accountId() + "/retention";
    }

    private static RequestSpecification operator() {
        return Tenant.operator().contentType(ContentType.JSON);
    }

    private Response ended(String id) {
        return account.call().header("Prefer", "wait=60").get("/v1/jobs/" + id);
    }

    private static Duration kept(Response job) {
        return Duration.between(Instant.parse(job.path("finishedAt")), Instant.parse(job.path("expiresAt")));
    }

    private void pass(String id, String since, int days) {
        assertThat(database.run("update job set %1$s = %1$s - interval '%2$d days' where id = ?".formatted(since, days),
                uuid(id))).isOne();
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> account.call().get("/v1/jobs/" + id).then()
                .body("state", equalTo(state)));
    }

    private void awaitNothingLeft(String id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> database.count("""
                select (select count(*) from job_payload where job_id = ids.id)
                       + (select count(*) from merged_html where job_id = ids.id)
                       + (select count(*) from stray_document where job_id = ids.id)
                  from (select cast(? as uuid) as id) ids""", uuid(id)) == 0);
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id.replaceFirst("job_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
