package dev.pressroom.dialect.reportflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.storage.Documents;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.TightDoors;

/** What ReportFlow's clients may not do too much of, and what is not ready. Nobody works on jobs here, so all of them stay as they are. */
@QuarkusTest
@TestProfile(TightDoors.class)
class ReportFlowLimitsTest {
    private static final String NOT_READY = "{\"statusCode\":404,\"message\":\"File is not ready\",\"error\":\"Not Found\"}";
    private static final String TOO_MANY = "{\"statusCode\":429,\"message\":\"Too Many Requests\",\"error\":\"Too Many Requests\"}";
    private static final String LATE = "{\"statusCode\":504,\"message\":\"Gateway Timeout\",\"error\":\"Request timeout\"}";

    @Inject
    Database database;

    @Inject
    Documents documents;

    @Inject
    ReportFlowWaiting waiting;

    private Workspace own = new Workspace(new Tenant("", "", ""), "");
    private String design = "";

    @BeforeEach
    void openAWorkspace() {
        Tenant tenant = Tenant.open();
        own = new Workspace(tenant, Workspace.uuid(tenant.accountId()).toString());
        design = Workspace.design(tenant, "x");
    }

    private Response post(RequestSpecification caller, String path, String file) {
        String content = "{\"fileName\":\"" + file + "\",\"params\":{}}";
        return caller.contentType(ContentType.JSON).body("{\"designId\":\"" + design + "\",\"version\":1,"
                + (path.endsWith("single") ? "\"content\":" + content : "\"contents\":[" + content + "]") + "}")
                .post("/v1/file/" + path);
    }

    private static String path(Response made) {
        return made.then().statusCode(202).extract().<String>path("url").replaceFirst("https?://[^/]*", "");
    }

    private UUID account() {
        return UUID.fromString(own.id());
    }

    @Test
    void holdsADownloadUntilItsFileIsThere() throws Exception {
        Response made = post(own.call(), "async/single", "a");
        String path = path(made);
        given().head(path).then().statusCode(404).header("Retry-After", "5");
        var held = CompletableFuture.supplyAsync(() -> given().get(path));
        await().until(() -> waiting.waiting(account()) == 1);
        // One more would be too many that wait.
        given().get(path).then().statusCode(404).body(equalTo(NOT_READY)).header("Retry-After", "5");
        assertThat(held.isDone()).isFalse();

        finish(Workspace.uuid(made.path("fileId")));

        held.get(20, TimeUnit.SECONDS).then().statusCode(200).contentType("application/pdf").body(equalTo("%PDF-x"));
        given().head(path).then().statusCode(200).header("Content-Length", "6");
        assertThat(waiting.waiting(account())).isZero();
    }

    @Test
    void holdsTheZipOfManyUntilTheyAreAllThere() throws Exception {
        Response made = post(own.call(), "async/multiple", "a");
        String path = path(made);
        given().head(path).then().statusCode(404);
        var held = CompletableFuture.supplyAsync(() -> given().get(path));
        await().until(() -> waiting.waiting(account()) == 1);

        finish(Workspace.uuid(made.path("files[0].fileId")));
        database.run("select pg_notify('pressroom_batch', ?)",
                Workspace.uuid(made.path("fileId")).toString());

        held.get(30, TimeUnit.SECONDS).then().statusCode(200).contentType("application/zip");
    }

    /** As a worker would. */
    private void finish(UUID job) {
        byte[] pdf = "%PDF-x".getBytes(StandardCharsets.US_ASCII);
        var stored = documents.put("test/" + job + ".pdf", pdf, Documents.PDF).await().indefinitely();
        assertThat(database.run(
                "update job set state = 'SUCCEEDED', revision = 2, document_key = ?, size = ?, sha256 = ?, pages = 1,"
                        + " started_at = now(), finished_at = now() where id = ?",
                stored.key(), stored.size(), stored.sha256(), job)).isOne();
        database.run("select pg_notify('pressroom_job', ?)", job + " 2");
    }

    @Test
    void endsTheWaitWithTheJob() throws Exception {
        String path = path(post(own.call(), "async/single", "a"));
        var held = CompletableFuture.supplyAsync(() -> given().get(path));
        await().until(() -> waiting.waiting(account()) == 1);

        String job = own.tenant().as().get("/v1/jobs").path("data[0].id");
        own.tenant().as().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);

        held.get(20, TimeUnit.SECONDS).then().statusCode(404)
                .body(equalTo("{\"statusCode\":404,\"message\":\"File generation failed\",\"error\":\"Not Found\"}"));
    }

    @Test
    void saysThatAFileIsNotReady() {
        Response made = post(own.call(), "async/single", "a");
        String uuid = path(made).replaceFirst(".*/", "");

        for (String path : new String[]{uuid, uuid + "/" + made.path("fileId")}) {
            own.call().get("/v1/file/download/" + path).then().statusCode(404).body(equalTo(NOT_READY))
                    .header("Retry-After", "5");
            own.call().head("/v1/file/download/" + path).then().statusCode(404);
        }
    }

    @Test
    void givesUpWhatTakesTooLong() {
        for (String path : new String[]{"sync/single", "sync/multiple"}) {
            post(own.call(), path, "a").then().statusCode(504).body(equalTo(LATE));
        }
        post(own.later(), "sync/single", "a").then().statusCode(504).body(equalTo(LATE));

        assertThat(database.count("select count(*) from job where account_id = ? and state = 'CANCELED'", account()))
                .isEqualTo(3);
    }

    @Test
    void makesNoMoreJobsThanMayWait() {
        for (int time = 0; time < 3; time++) {
            path(post(own.call(), "async/single", "a"));
        }

        post(own.call(), "async/single", "a").then().statusCode(429).body(equalTo(TOO_MANY)).header("Retry-After",
                "10");
        post(own.call(), "async/multiple", "a").then().statusCode(429).body(equalTo(TOO_MANY));
    }

    @Test
    void countsTheLaterGenerationApart() {
        post(own.later(), "async/single", "a").then().statusCode(202);
        own.later().get("/v1/file/download/" + UUID.randomUUID()).then().statusCode(404);
        post(own.later(), "async/single", "a").then().statusCode(429).body(equalTo(TOO_MANY));
        post(own.later(), "sync/single", "a").then().statusCode(504);
        post(own.later(), "sync/single", "a").then().statusCode(504);
        post(own.later(), "sync/single", "a").then().statusCode(429);

        own.later().get("/v1/file/designs").then().statusCode(200);
        post(own.call(), "async/single", "a").then().statusCode(202);
    }

    @Test
    void limitsBodiesByGeneration() {
        post(own.call(), "async/single", "x".repeat(2_000)).then().statusCode(413).body(equalTo(
                "{\"statusCode\":413,\"message\":\"Payload Too Large\",\"error\":\"Request Entity Too Large\"}"));
        post(own.later(), "async/single", "x".repeat(2_000)).then().statusCode(400);
        own.later().body(new byte[21 << 20]).contentType("application/json").post("/v1/file/async/single").then()
                .statusCode(413).body("message", equalTo("Payload Too Large"));
    }
}
