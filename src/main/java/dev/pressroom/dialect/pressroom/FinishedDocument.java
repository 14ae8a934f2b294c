package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.pressroom.job.Job;
import dev.pressroom.job.JobState;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.Documents;

/** The document of a job that has one. */
record FinishedDocument(String key, String filename, String sha256, @Nullable Instant expiresAt) {

    /** @throws Problem where the job has no document to be had, with the reason */
    static FinishedDocument of(Job job) {
        Job.Result result = job.result();
        if (result != null) {
            return new FinishedDocument(result.documentKey(), JobFields.filename(job), result.sha256(),
                    job.expiresAt());
        }
        if (job.state() == JobState.EXPIRED) {
            throw new Problem.Gone("The document's retention has ended.");
        }
        throw new Problem.Conflict(job.state().isFinal()
                ? "The job ended " + job.state() + " without a document; see its error."
                : "The job is " + job.state() + "; there is no document yet.");
    }

    /** As long as wanted, but not beyond the document itself. */
    Duration lifetime(Duration wanted, Instant now) {
        if (expiresAt == null || !expiresAt.isBefore(now.plus(wanted))) {
            return wanted;
        }
        long left = Duration.between(now, expiresAt).toSeconds();
        return Duration.ofSeconds(Math.max(1, left)); // one that is over is still there until the next sweep
    }

    Opened with(Documents.Content content) {
        return new Opened(this, content);
    }

    record Opened(FinishedDocument document, Documents.Content content) {}
}
