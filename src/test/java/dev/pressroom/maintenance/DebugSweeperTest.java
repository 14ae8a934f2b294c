package dev.pressroom.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Desk;
import dev.pressroom.job.MergedHtml;
import dev.pressroom.storage.Documents;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class DebugSweeperTest {
    @Inject
    Desk desk;

    @Inject
    DebugSweeper sweeper;

    @Inject
    MergedHtml merged;

    @Inject
    Documents documents;

    @Inject
    Database database;

    @Test
    void removesHtmlWhoseTimeIsOver() {
        Attempt attempt = desk.running();
        String key = stored(attempt);
        expire(attempt);

        desk.now(sweeper::sweep);

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> desk.now(() -> documents.open(key)))
                .withMessageContaining("key does not exist");
        assertThat(rows(attempt)).isZero();
    }

    @Test
    void forgetsHtmlThatWasNeverStored() {
        Attempt attempt = desk.running();
        desk.now(() -> merged.announce(attempt));
        expire(attempt);

        desk.now(sweeper::sweep);

        assertThat(rows(attempt)).isZero();
    }

    @Test
    void keepsHtmlUntilItsTimeIsOver() {
        Attempt attempt = desk.running();
        String key = stored(attempt);

        desk.now(sweeper::sweep);

        assertThat(desk.now(() -> documents.open(key)).size()).isEqualTo(3);
        assertThat(rows(attempt)).isOne();
    }

    @Test
    void leavesToAnotherProcessWhatThatHolds() {
        Attempt attempt = desk.running();
        stored(attempt);
        expire(attempt);
        database.run("update merged_html set held_until = now() + interval '1 minute' where job_id = ?",
                attempt.jobId());

        desk.now(sweeper::sweep);

        assertThat(rows(attempt)).isOne();
    }

    private String stored(Attempt attempt) {
        String key = desk.now(() -> merged.announce(attempt));
        desk.now(() -> documents.put(key, new byte[]{1, 2, 3}, Documents.TEXT));
        return key;
    }

    private void expire(Attempt attempt) {
        database.run("update merged_html set expires_at = now() - interval '1 second' where job_id = ?",
                attempt.jobId());
    }

    private long rows(Attempt attempt) {
        return database.count("select count(*) from merged_html where job_id = ?", attempt.jobId());
    }
}
