package dev.pressroom.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Desk;
import dev.pressroom.job.Job;
import dev.pressroom.job.Witness;
import dev.pressroom.storage.Documents;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class RetentionSweeperTest {
    @Inject
    Desk desk;

    @Inject
    RetentionSweeper retention;

    @Inject
    Sweeper sweeper;

    @Inject
    Documents documents;

    @Inject
    Witness witness;

    @Inject
    Database database;

    @BeforeEach
    void watch() {
        witness.watch();
    }

    @AfterEach
    void rest() {
        witness.rest();
    }

    @Test
    void tellsOfTheEndInTheTransactionThatMakesIt() {
        Attempt over = succeeded();
        isOver(over.jobId());

        desk.now(retention::sweep);

        assertThat(witness.saw(over.jobId())).isEqualTo("SUCCEEDED,EXPIRED");
        assertThat(database.job(over.jobId(), "report")).isNull();
    }

    @Test
    void leavesWhatIsNotOver() {
        Attempt kept = succeeded();

        desk.now(retention::sweep);
        desk.now(sweeper::sweep);

        assertThat(database.job(kept.jobId(), "state")).isEqualTo("SUCCEEDED");
        assertThat(stored(kept.documentKey())).isTrue();
    }

    @Test
    void leavesADocumentThatTheNextProcessFindsWhenThisOneDiesBeforeItsRemoval() {
        Attempt over = succeeded();
        isOver(over.jobId());
        desk.now(retention::sweep);
        assertThat(stored(over.documentKey())).isTrue();

        desk.now(sweeper::sweep);

        assertThat(stored(over.documentKey())).isFalse();
        assertThat(stored(Job.pictureKey(over.documentKey()))).isFalse();
        assertThat(notes(over)).isZero();
    }

    @Test
    void endsWhatAProcessBeganThatDiedAfterTheRemoval() {
        Attempt over = succeeded();
        isOver(over.jobId());
        desk.now(retention::sweep);
        desk.now(() -> documents.remove(over.documentKey()));

        desk.now(sweeper::sweep);

        assertThat(stored(Job.pictureKey(over.documentKey()))).isFalse();
        assertThat(notes(over)).isZero();
        assertThat(database.job(over.jobId(), "state")).isEqualTo("EXPIRED");
    }

    @Test
    void doesNotWaitForAJobThatAnotherProcessHolds() throws SQLException {
        Attempt held = succeeded();
        Attempt free = succeeded();
        isOver(held.jobId());
        isOver(free.jobId());

        try (var other = database.lock(held.jobId())) {
            desk.now(retention::sweep);
            other.rollback();
        }

        assertThat(database.job(held.jobId(), "state")).isEqualTo("SUCCEEDED");
        assertThat(database.job(free.jobId(), "state")).isEqualTo("EXPIRED");
    }

    @Test
    void expiresTheOthersWhereAListenerRefusesOne() {
        Attempt stuck = succeeded();
        Attempt next = succeeded();
        isOver(stuck.jobId());
        isOver(next.jobId());
        witness.refuse(stuck.jobId());

        desk.now(retention::sweep);
        witness.hearAgain(stuck.jobId());

        assertThat(database.job(stuck.jobId(), "state")).isEqualTo("SUCCEEDED");
        assertThat(database.count("select count(*) from job_payload where job_id = ?", stuck.jobId())).isOne();
        assertThat(database.job(next.jobId(), "state")).isEqualTo("EXPIRED");
    }

    @Test
    void takesMoreThanABatch() {
        Attempt pattern = succeeded();
        UUID account = pattern.accountId();
        database.run("""
                insert into job (id, account_id, created_by, state, lane, attempt, document_key, finished_at)
                select gen_random_uuid(), account_id, 'key', 'SUCCEEDED', 'BULK', 1, 'none', now() - interval '31 days'
                  from job cross join generate_series(1, 450) where id = ?""", pattern.jobId());

        desk.now(retention::sweep);

        assertThat(database.count("select count(*) from job where account_id = ? and state = 'EXPIRED'", account))
                .isEqualTo(450);
    }

    @Test
    void removesTheRowWhenItsOwnTimeIsOver() {
        UUID failed = desk.failed();
        isOver(failed);
        desk.now(retention::sweep);
        assertThat(database.job(failed, "state")).isEqualTo("FAILED");

        database.run("update job set expired_at = now() - row_seconds * interval '1 second' where id = ?", failed);
        desk.now(retention::sweep);

        assertThat(database.job(failed, "state")).isNull();
    }

    private Attempt succeeded() {
        Attempt attempt = desk.running();
        byte[] content = {1, 2, 3};
        desk.now(() -> documents.put(attempt.documentKey(), content, Documents.PDF));
        desk.now(() -> documents.put(Job.pictureKey(attempt.documentKey()), content, Documents.PNG));
        assertThat(desk.settle(attempt, Desk.success(attempt))).isTrue();
        return attempt;
    }

    private void isOver(UUID job) {
        database.run("update job set finished_at = now() - document_seconds * interval '1 second' where id = ?", job);
    }

    private int notes(Attempt attempt) {
        return database.count("select count(*) from stray_document where job_id = ?", attempt.jobId());
    }

    private boolean stored(String key) {
        try {
            desk.now(() -> documents.open(key));
            return true;
        } catch (RuntimeException absent) {
            assertThat(absent).hasMessageContaining("key does not exist");
            return false;
        }
    }
}
