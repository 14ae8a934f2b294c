package dev.pressroom.dialect.sqr;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.job.Deadlines;
import dev.pressroom.job.Desk;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.TightDoors;

/** What SQR's clients may not do too much of. Nobody works on jobs here, so all of them stay as they are. */
@QuarkusTest
@TestProfile(TightDoors.class)
class SqrLimitsTest {
    private static final String[] USERS = IntStream.range(0, 11).mapToObj(number -> "USER" + number)
            .toArray(String[]::new);

    @Inject
    Desk desk;

    @Inject
    Deadlines deadlines;

    @Inject
    Database database;

    private Tenant tenant = new Tenant("", "", "");
    private String token = "";

    @BeforeEach
    void furnish() {
        tenant = SqrAccount.furnished(Tenant.open(), USERS);
        token = tenant.token(); // not counted here, so that guesses keep nobody out
    }

    @Test
    void makesOneReportOfAUserAtATime() {
        String job = create(SqrAccount.USER).then().statusCode(202).extract().path("jobId");

        create(SqrAccount.USER).then().statusCode(409).body("code", equalTo(409)).body("error", equalTo("CONFLICT"))
                .body("message", equalTo("A pending job already exists for this user"))
                .body("path", equalTo("/v1/document/api")).body("method", equalTo("POST"));
        Response status = call().get("/v1/document/api/" + job);
        assertThat(status.jsonPath().<String, Object>getMap("$"))
                .containsOnlyKeys("jobId", "status", "userId", "templateVersion",
                        "createdAt", "updatedAt")
                .containsEntry("status", "PENDING").containsEntry("templateVersion", "v2");
        assertThat(status.<String>path("updatedAt")).isEqualTo(status.path("createdAt"));
        call().get("/v1/document/api/" + job + "/url").then().statusCode(422)
                .body("error", equalTo("UNPROCESSABLE_ENTITY")).body("message", equalTo("The report is not complete"));
        String own = tenant.as().get("/v1/jobs").path("data[0].id");
        tenant.as().post("/v1/jobs/" + own + "/cancel").then().statusCode(200);
        call().get("/v1/document/api/" + job).then().body("status", equalTo("FAILED"))
                .body("errorCode", equalTo("CANCELED"));
        call().get("/v1/document/api/" + job + "/url").then().statusCode(422);
        create(SqrAccount.USER).then().statusCode(202);
    }

    @Test
    void makesOneOfTwentyAtOnce() throws Exception {
        List<Integer> answers = atOnce(IntStream.range(0, 20).mapToObj(_ -> SqrAccount.USER).toList());

        assertThat(answers).hasSize(20).containsOnlyOnce(202).containsOnly(202, 409);
        create(USERS[0]).then().statusCode(202);
    }

    @Test
    void countsOnlyWhatItAccepts() {
        create("NOSUCHUSER").then().statusCode(404);
        for (int report = 0; report < 10; report++) {
            create(USERS[report]).then().statusCode(202);
            create(USERS[0]).then().statusCode(report < 9 ? 409 : 429);
        }

        Response answer = create(USERS[10]);

        answer.then().statusCode(429).body("error", equalTo("TOO_MANY_REQUESTS"))
                .body("message", equalTo("Too Many Requests"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(560, 600);
        create("NOSUCHUSER").then().statusCode(429);
        post("{}").then().statusCode(400);
        call().get("/v1/document/api/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void countsExactlyThoughManyAskAtOnce() throws Exception {
        List<Integer> answers = atOnce(List.of(USERS));

        assertThat(answers).hasSize(11).filteredOn(status -> status == 202).hasSize(10);
        assertThat(answers).containsOnlyOnce(429);
    }

    @Test
    void failsReportsThatTakeTooLong() {
        String job = create(SqrAccount.USER).then().statusCode(202).extract().path("jobId");
        assertThat(database.job(UUID.fromString(job), "deadline - created_at")).isEqualTo("00:04:40");
        database.run("update job set deadline = now() where id = ?", UUID.fromString(job));

        desk.now(deadlines::fail);

        Response status = call().get("/v1/document/api/" + job);
        assertThat(status.jsonPath().<String, Object>getMap("$"))
                .containsOnlyKeys("jobId", "status", "userId", "templateVersion",
                        "errorCode", "createdAt", "updatedAt", "completedAt")
                .containsEntry("errorCode", "QUEUE_TIMEOUT");
        assertThat(status.<String>path("completedAt")).isEqualTo(status.path("updatedAt"));
        create(SqrAccount.USER).then().statusCode(202);
    }

    @Test
    void doesNotTellStrangersWhoseUsersAre() {
        Tenant stranger = Tenant.open();
        SqrAccount.user(stranger, "USSTRANGER", Map.of());

        create("USSTRANGER").then().statusCode(404).body("error", equalTo("NOT_FOUND"));
    }

    @Test
    void stopsGuessing() {
        Response answer = guess();
        for (int time = 0; time < 60 && answer.statusCode() == 401; time++) {
            answer = guess();
        }

        answer.then().statusCode(429).body("error", equalTo("TOO_MANY_REQUESTS"))
                .body("path", equalTo("/oauth2/token"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }

    private static Response guess() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("client_id", "pk_0", "client_secret", "x", "grant_type", "client_credentials"))
                .post("/oauth2/token");
    }

    private List<Integer> atOnce(List<String> users) throws Exception {
        try (var pool = Executors.newFixedThreadPool(users.size())) {
            List<Callable<Integer>> calls = users.stream()
                    .<Callable<Integer>>map(user -> () -> create(user).statusCode())
                    .toList();
            return pool.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private RequestSpecification call() {
        return given().auth().oauth2(token);
    }

    private Response create(String userId) {
        return SqrAccount.create(call(), userId);
    }

    private Response post(String body) {
        return call().contentType(ContentType.JSON).body(body).post("/v1/document/api");
    }
}
