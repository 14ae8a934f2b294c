package dev.pressroom.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.Cursor;
import dev.pressroom.job.Desk;
import dev.pressroom.job.JobState;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.MillionJobs;
import dev.pressroom.testing.Plans;

/** On a database whose server notes the plan of each statement. */
@QuarkusTest
@TestProfile(MillionJobs.class)
class ListCountsTest {
    @Inject
    Batches batches;

    @Inject
    Desk desk;

    @Inject
    Database database;

    private UUID account = UUID.randomUUID();

    @BeforeEach
    void openAnAccount() {
        account = desk.account();
    }

    /** Other tests read plans of these tables. */
    @AfterEach
    void leaveNothing() {
        database.run("delete from job where account_id = ?", account);
        database.run("delete from batch where account_id = ?", account);
    }

    @Test
    void countsLargeBatchesThatHaveEndedOnceAndEachByItself() {
        batch("SUCCEEDED", 1_001);
        batch("SUCCEEDED", 1_002);
        var plans = Plans.fromNow(database);

        assertThat(succeeded()).containsExactlyInAnyOrder(1_001, 1_002);
        assertThat(counted(plans)).isEqualTo(2);
        assertThat(succeeded()).containsExactlyInAnyOrder(1_001, 1_002);
        assertThat(counted(plans)).isZero();
    }

    @Test
    void countsSmallOnesAndThoseThatAreOpenEachTimeAndSmallOnesTogether() {
        UUID small = batch("SUCCEEDED", 10);
        batch("SUCCEEDED", 20);
        UUID open = batch("OPEN", 1_001);
        succeeded();
        var plans = Plans.fromNow(database);

        database.run("update job set deleted_at = now() where batch_id in (?, ?) and batch_item between 1 and 5", small,
                open);

        assertThat(succeeded()).containsExactlyInAnyOrder(5, 20, 996);
        assertThat(counted(plans)).isEqualTo(2);
    }

    @Test
    void forgetsWhatItKnewWithTheNextRevision() {
        UUID batch = batch("SUCCEEDED", 1_001);
        succeeded();

        database.run("update job set deleted_at = now() where batch_id = ? and batch_item <= 5", batch);

        assertThat(succeeded()).containsExactly(1_001);
        assertThat(desk.now(() -> batches.standing(account, batch)).deleted()).isEqualTo(5);
        database.run("update batch set revision = revision + 2 where id = ?", batch);
        assertThat(succeeded()).containsExactly(996);
    }

    private List<Integer> succeeded() {
        return desk.now(() -> batches.list(account, new Cursor(100, null, null))).items().stream()
                .map(standing -> standing.counts().of(JobState.SUCCEEDED)).toList();
    }

    private static long counted(Plans plans) {
        return plans.of(Set.of("job")).stream().filter(plan -> plan.statement().contains("group by batch_id")).count();
    }

    private UUID batch(String state, int items) {
        UUID id = UUID.randomUUID();
        database.run("insert into batch (id, account_id, created_by, state, items, created_at, completed_at)"
                + " select ?, ?, 'x', told.state, ?, now(), case when told.state <> 'OPEN' then now() end"
                + " from (select cast(? as text) as state) told", id, account, items, state);
        database.run("insert into job (id, account_id, created_by, state, lane, document_key, finished_at, batch_id,"
                + " batch_item) select gen_random_uuid(), ?, 'x', 'SUCCEEDED', 'BULK', 'key', now(), ?, n"
                + " from generate_series(1, ?) n", account, id, items);
        if (state.equals("OPEN")) {
            database.run("insert into job (id, account_id, created_by, state, lane, batch_id, batch_item)"
                    + " values (gen_random_uuid(), ?, 'x', 'QUEUED', 'BULK', ?, 0)", account, id);
        }
        return id;
    }
}
