package dev.pressroom.dialect.pdfgorilla;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Completion;
import dev.pressroom.job.Crew;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.PlainFailure;
import dev.pressroom.storage.ContentDisposition;
import dev.pressroom.storage.Documents;

/** Waits for a document beside its client, and calls the job off where it takes too long. */
@ApplicationScoped
class AtOnce {
    private final Completion completion;
    private final Crew crew;
    private final Jobs jobs;
    private final Documents documents;
    private final PdfGorillaConfig config;

    AtOnce(Completion completion, Crew crew, Jobs jobs, Documents documents, PdfGorillaConfig config) {
        this.completion = completion;
        this.crew = crew;
        this.jobs = jobs;
        this.documents = documents;
        this.config = config;
    }

    /** A finished document, opened for its client. */
    record Opened(Job job, Documents.Content content) {
        Map<String, List<String>> headers() {
            return Map.of(HttpHeaders.CONTENT_TYPE, List.of(Documents.PDF), HttpHeaders.CONTENT_LENGTH,
                    List.of(String.valueOf(content.size())), HttpHeaders.CONTENT_DISPOSITION,
                    List.of(ContentDisposition.plainAttachment(String.valueOf(job.filename()))),
                    HttpHeaders.CACHE_CONTROL, List.of("no-store"));
        }
    }

    Uni<Opened> open(Job job) {
        Duration first = config.startPatience().compareTo(config.patience()) < 0
                ? config.startPatience()
                : config.patience();
        return completion.await(job.accountId(), job.id(), first)
                .chain(now -> now.startedAt() == null && now.state() == JobState.QUEUED
                        ? givenUp(now, notTakenUp())
                        : completion.await(now.accountId(), now.id(), config.patience().minus(first))
                                .chain(this::ended));
    }

    private Uni<Opened> ended(Job job) {
        Job.Result result = job.result();
        if (result != null) {
            return documents.open(result.documentKey()).map(content -> new Opened(job, content));
        }
        var failure = PlainFailure.of(job);
        return failure == null
                ? givenUp(job, Uni.createFrom().item(PdfGorillaRefusal.of(504, "PDF rendering timed out.")))
                : Uni.createFrom().failure(PdfGorillaTranslation.refusal(failure));
    }

    /** Where it ended at the last moment, its end counts. */
    private Uni<Opened> givenUp(Job job, Uni<PdfGorillaRefusal> why) {
        return why.chain(refusal -> jobs.callOff(job.accountId(), job.id()).chain(done -> done
                ? Uni.createFrom().failure(refusal)
                : jobs.find(job.accountId(), job.id()).chain(this::ended)));
    }

    private Uni<PdfGorillaRefusal> notTakenUp() {
        return crew.atWork().map(busy -> busy
                ? PdfGorillaRefusal.of(429, "The render service is busy.", "Try again in a few seconds.")
                        .header(HttpHeaders.RETRY_AFTER, 2)
                : PdfGorillaRefusal.of(502, "PDF service unavailable."));
    }
}
