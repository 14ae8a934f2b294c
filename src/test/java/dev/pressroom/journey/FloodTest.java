package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.pressroom.testing.Database;
import dev.pressroom.worker.WorkerConfig;

/** An account that posts more than anybody can render leaves room for the others. */
@QuarkusTest
class FloodTest {
    private static final int FLOOD = 20_000;
    private static final int SINGLES = 15;
    private static final Map<String, Object> SMALL = Map.of("html", "<h1>{n}</h1>", "data", Map.of("n", 1));

    @Inject
    Database database;

    @Inject
    WorkerConfig worker;

    private Client flooding;

    @BeforeEach
    void flood() {
        flooding = Client.ofNewAccount();
        String first = flooding.post(Map.of("html", "<h1>flood</h1>", "lane", "bulk"));
        copy(uuid(first), FLOOD - 1);
        await().atMost(Duration.ofMinutes(2)).until(() -> count("state = 'SUCCEEDED'") > 0);
    }

    /** The tests that follow share the broker; messages of jobs that are no more are dropped. */
    @AfterEach
    void drain() {
        change("delete from job where state <> 'RUNNING' and account_id = ?");
        await().atMost(Duration.ofMinutes(1)).until(() -> count("state = 'RUNNING'") == 0);
        change("delete from job where account_id = ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"express", "bulk"})
    void letsASingleJobWaitForLessThanThreeRenders(String lane) {
        var other = Client.ofNewAccount();
        var waits = new ArrayList<Double>();

        for (int number = 0; number < SINGLES; number++) {
            String job = other.post(lane.equals("bulk") ? bulk() : SMALL);
            assertThat(other.ended(job).<String>path("state")).isEqualTo("SUCCEEDED");
            waits.add((double) startedWhileItWaited(uuid(job)) / worker.slots());
        }

        assertThat(waits.stream().sorted().toList().get(SINGLES / 2)).describedAs("renders a slot: %s", waits)
                .isLessThan(3);
        assertThat(count("state = 'QUEUED'")).describedAs("the flood's jobs that still wait").isGreaterThan(FLOOD / 2);
    }

    private static Map<String, Object> bulk() {
        return Map.of("html", "<h1>single</h1>", "lane", "bulk");
    }

    /** As if its client had posted it over and over. */
    private void copy(UUID job, int times) {
        assertThat(database.run("""
                with copy as (
                    insert into job (id, account_id, created_by, lane)
                    select gen_random_uuid(), account_id, created_by, lane from job, generate_series(1, ?) where id = ?
                    returning id, account_id)
                insert into job_payload (job_id, account_id, html, data)
                select copy.id, copy.account_id, payload.html, payload.data from copy, job_payload payload
                 where payload.job_id = ?""", times, job, job)).isEqualTo(times);
    }

    private int startedWhileItWaited(UUID job) {
        return database.count("""
                select count(*) from job other, job mine
                 where mine.id = ? and other.id <> mine.id
                   and other.started_at >= mine.created_at and other.started_at < mine.started_at""", job);
    }

    private int count(String condition) {
        return database.count("select count(*) from job where " + condition + " and account_id = ?",
                uuid(flooding.accountId()));
    }

    private void change(String statement) {
        database.run(statement, uuid(flooding.accountId()));
    }

    private static UUID uuid(String wireId) {
        String digits = wireId.substring(wireId.indexOf('_') + 1);
        return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }
}
