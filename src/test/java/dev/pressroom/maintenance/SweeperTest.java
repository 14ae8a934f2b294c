package dev.pressroom.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.job.Attempt;
import dev.pressroom.job.Desk;
import dev.pressroom.job.Job;
import dev.pressroom.job.Strays;
import dev.pressroom.storage.Documents;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class SweeperTest {
    @Inject
    Desk desk;

    @Inject
    Sweeper sweeper;

    @Inject
    Documents documents;

    @Inject
    Strays strays;

    @Inject
    Database database;

    @Test
    void removesTheDocumentAndThePictureOfALostAttempt() {
        Attempt lost = desk.running();
        store(lost);
        desk.lose(lost);
        isDue(lost);

        desk.now(sweeper::sweep);

        assertThatThereIsNo(lost.documentKey());
        assertThatThereIsNo(Job.pictureKey(lost.documentKey()));
        assertThat(noted(lost)).isFalse();
    }

    @Test
    void keepsTheDocumentOfTheAttemptThatSucceeded() {
        Attempt lost = desk.running();
        store(lost);
        desk.lose(lost);
        Attempt last = desk.claim(lost.jobId());
        store(last);
        desk.settle(last, Desk.success(last));
        desk.now(() -> strays.note(last));
        isDue(lost);

        desk.now(sweeper::sweep);

        assertThatThereIsNo(lost.documentKey());
        assertThat(desk.now(() -> documents.open(last.documentKey())).size()).isEqualTo(3);
        assertThat(noted(lost)).isFalse();
    }

    @Test
    void leavesAloneWhatALostWorkerMayStillBeUploading() {
        Attempt lost = desk.running();
        store(lost);
        desk.lose(lost);

        desk.now(sweeper::sweep);

        assertThat(desk.now(() -> documents.open(lost.documentKey())).size()).isEqualTo(3);
        assertThat(noted(lost)).isTrue();
    }

    private void store(Attempt attempt) {
        byte[] content = {1, 2, 3};
        desk.now(() -> documents.put(attempt.documentKey(), content, Documents.PDF));
        desk.now(() -> documents.put(Job.pictureKey(attempt.documentKey()), content, Documents.PNG));
    }

    private void isDue(Attempt attempt) {
        database.run("update stray_document set due_at = now() - interval '1 second' where job_id = ?",
                attempt.jobId());
    }

    private boolean noted(Attempt attempt) {
        return database.count("select count(*) from stray_document where job_id = ?", attempt.jobId()) > 0;
    }

    private void assertThatThereIsNo(String key) {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> desk.now(() -> documents.open(key)))
                .withMessageContaining("key does not exist");
    }
}
