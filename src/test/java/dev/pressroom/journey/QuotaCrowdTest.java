package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

/** What an account with quotas waits for holds up neither other accounts nor more of its own than must be. */
@QuarkusTest
@TestProfile(QuietHouse.class)
class QuotaCrowdTest {
    private static final Map<String, ?> JOB = Map.of("html", "<p>x");
    private static final Map<String, ?> TWO = Map.of("html", "<p>x", "items",
            List.of(Map.of("data", Map.of()), Map.of("data", Map.of())));

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void leavesConnectionsForOtherAccounts() throws Exception {
        set(Map.of("activeJobs", 100));
        Client other = Client.ofNewAccount();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = holding(
                        "select pg_advisory_lock(hashtextextended('" + accountId() + "', 18))")) {
            List<CompletableFuture<Integer>> crowd = IntStream.range(0, 40)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(this::posted, threads)).toList();
            await().until(database::someoneWaitsForALock);

            other.post(JOB);
            other.call().get("/v1/jobs").then().statusCode(200);

            assertThat(database.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")).isOne();
            held.createStatement().execute("select pg_advisory_unlock_all()");
            assertThat(crowd.stream().map(CompletableFuture::join)).contains(202).isSubsetOf(202, 503);
        }
    }

    @Test
    void goesOnWhileABatchOpens() throws Exception {
        set(Map.of("activeJobs", 3));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = holding("begin; lock table shared_payload in share mode")) {
            var batch = CompletableFuture.supplyAsync(
                    () -> client.call().body(TWO).post("/v1/batches").statusCode(), threads);
            await().until(database::someoneWaitsForALock);

            client.post(JOB);
            client.post(JOB);

            held.createStatement().execute("rollback");
            assertThat(batch.join()).isEqualTo(429);
            assertThat(database.count("select count(*) from job where account_id = ?", accountId())).isEqualTo(2);
        }
    }

    @Test
    void hearsAtOnceThatABatchNeverFits() {
        set(Map.of("activeJobs", 2));
        client.call().body(Map.of("name", "t", "html", "<p>x")).post("/v1/templates").then().statusCode(201);

        var refused = client.call().contentType("application/x-ndjson").queryParam("template", "t")
                .body("{\"data\":{}}\n{\"data\":{}}\n{\"data\":{}}\nno item\n".getBytes(StandardCharsets.UTF_8))
                .post("/v1/batches");

        refused.then().statusCode(403).body("violated-policies", contains("active-jobs"))
                .body("detail", containsString("there is never room for 3"));
    }

    @Test
    void hasAPageAtLeastForEachMemberOfABatch() {
        set(Map.of("pagesPerMonth", 1));

        client.call().body(TWO).post("/v1/batches").then().statusCode(403).body("violated-policies",
                contains("pages-per-month"));
        client.post(JOB);
    }

    private int posted() {
        return client.call().body(JOB).post("/v1/jobs").statusCode();
    }

    private Connection holding(String statement) throws SQLException {
        Connection connection = source.getConnection();
        connection.createStatement().execute(statement);
        return connection;
    }

    private void set(Map<String, ?> quotas) {
        Client.operator().body(quotas).put("/v1/accounts/" + client.accountId() + "/quotas").then().statusCode(200);
    }

    private UUID accountId() {
        return UUID.fromString(
                client.accountId().replaceFirst("acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
