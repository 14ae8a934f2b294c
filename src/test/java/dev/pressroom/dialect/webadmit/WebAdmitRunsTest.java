package dev.pressroom.dialect.webadmit;

import static dev.pressroom.dialect.webadmit.WebAdmitAccount.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.TightDoors;

/** One batch of a template at a time, and few at all. Nobody works on jobs here, so all of them stay as they are. */
@QuarkusTest
@TestProfile(TightDoors.class)
class WebAdmitRunsTest {
    private static final String RUN = "{\"pdf_manager_template_id\":2,\"callback\":\"https://example.com/%s\"}";

    @Inject
    Database database;

    @Test
    void givesTheBatchThatIsUnderWay() {
        var account = WebAdmitAccount.open(3);
        Response first = account.run(RUN.formatted("0"));
        int id = first.then().statusCode(201).body("pdf_manager_batch.state", equalTo("queued")).extract()
                .path("pdf_manager_batch.id");

        for (int i = 0; i < 7; i++) {
            account.run(RUN.formatted(i)).then().statusCode(201).body("pdf_manager_batch.id", equalTo(id))
                    .body("pdf_manager_batch.state", equalTo("queued"));
        }

        assertThat(database.count("select count(distinct url) from callback where subject_id = " + batch(), id))
                .isEqualTo(5);
        assertThat(database.count("select count(*) from callback where subject_id = " + batch(), id)).isEqualTo(5);
        account.run("{\"pdf_manager_template_id\":2,\"callback\":\"http://example.com\"}").then().statusCode(422);
        // The form is that of the one who made it.
        account.run("{\"pdf_manager_batch\":{\"pdf_manager_template_id\":2}}").then().statusCode(201)
                .body("href", equalTo(BATCHES + "/" + id)).body("pdf_manager_batch.download_urls", nullValue());
        assertThat(database.count("select count(*) from batch where id = " + batch() + " and template_version = 1",
                id)).isOne();
    }

    @Test
    void makesOneBatchOfTenRequestsAtOnce() {
        var account = WebAdmitAccount.open(50);

        List<CompletableFuture<Response>> all = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> account.run(RUN.formatted(i % 3)))).toList();
        List<Response> answers = all.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.<Integer>path("pdf_manager_batch.id")).distinct()).hasSize(1);
        account.as().get(BATCHES).then().body("pdf_manager_batches", hasSize(1));
        assertThat(database.count("select count(*) from callback where subject_id = " + batch(),
                answers.getFirst().<Integer>path("pdf_manager_batch.id"))).isEqualTo(3);
    }

    @Test
    void makesAnotherWhenTheFirstHasEnded() {
        var account = WebAdmitAccount.open(1);
        int first = account.started(2);
        account.run("{\"pdf_manager_template_id\":4}").then().statusCode(429).header("Retry-After", equalTo("10"))
                .body("message", equalTo("Rate limit exceeded"));

        cancel(account);

        account.show(first).then().body("pdf_manager_batch.state", equalTo("failed"));
        assertThat(account.started(2)).isNotEqualTo(first);
        account.as().get(BATCHES).then().body("pdf_manager_batches.state", contains("queued", "failed"));
    }

    @Test
    void showsABatchAsBegunThoughItWaitsAgain() {
        var account = WebAdmitAccount.open(2);
        int id = account.started(2);
        assertThat(account.state(id)).isEqualTo("queued");

        database.run("update job set started_at = '2026-01-05T16:53:10.9Z' where batch_item = 1 and batch_id = "
                + batch(), id);

        account.show(id).then().body("pdf_manager_batch.state", equalTo("in_progress"))
                .body("pdf_manager_batch.updated_at", equalTo("2026-01-05T16:53:10Z"));
        account.as().get(BATCHES).then().body("pdf_manager_batches.state", contains("in_progress"));
    }

    @Test
    void answersThatABatchIsBeingMadeWhereThatTakesLong() {
        var account = WebAdmitAccount.open(1);
        int id = account.started(2);
        database.run("update batch set state = 'FILLING' where number = ?", id);

        account.run(RUN.formatted("late")).then().statusCode(201).body("pdf_manager_batch.id", equalTo(id))
                .body("pdf_manager_batch.state", equalTo("initializing"));

        assertThat(account.state(id)).isEqualTo("initializing");
    }

    @Test
    void makesTheBatchItselfWhereTheOtherRequestFails() {
        var account = WebAdmitAccount.open(1);
        int id = account.started(2);
        database.run("update batch set state = 'FILLING' where number = ?", id);

        var waiting = CompletableFuture.supplyAsync(() -> account.started(2));
        database.run("update batch set deleted_at = now() where number = ?", id);

        assertThat(waiting.join()).isGreaterThan(id);
    }

    @Test
    void makesTheBatchItselfWhereTheOtherProcessIsGone() {
        var account = WebAdmitAccount.open(1);
        int id = account.started(2);

        database.run("update batch set state = 'FILLING', filled_at = now() - interval '3 minutes' where number = ?",
                id);

        assertThat(account.started(2)).isGreaterThan(id);
    }

    @Test
    void refusesALongList() {
        var account = WebAdmitAccount.open(51);

        for (String body : new String[]{"{\"pdf_manager_template_id\":2}",
                "{\"pdf_manager_batch\":{\"pdf_manager_template_id\":2}}"}) {
            assertThat(account.run(body).then().statusCode(422).extract().asString())
                    .isEqualTo("{\"errors\":{\"base\":[\"list has more than 50 records\"]}}");
        }
    }

    @Test
    void tellsThatAllRequestsOfTheHourAreUsedUp() {
        var account = WebAdmitAccount.open(1);
        Response last = Stream.generate(() -> account.as().get(BATCHES)).limit(40).reduce((one, next) -> next)
                .orElseThrow();
        last.then().statusCode(200).header("X-RateLimit-Remaining", equalTo("0"));

        Response over = account.as().get(BATCHES);

        over.then().statusCode(429).contentType(ContentType.JSON).header("X-RateLimit-Limit", equalTo("40"))
                .header("X-RateLimit-Remaining", equalTo("0")).body("message", equalTo("Rate limit exceeded"));
        assertThat(Integer.parseInt(over.header("Retry-After"))).isBetween(1, 3_600);
    }

    private static String batch() {
        return "(select id from batch where number = ?)";
    }

    private static void cancel(WebAdmitAccount account) {
        String own = account.call().get("/v1/batches").then().statusCode(200).extract().path("data[0].id");
        account.call().post("/v1/batches/" + own + "/cancel").then().statusCode(200);
    }
}
