package dev.pressroom.dialect.sqr;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.dataset.DataRecords;
import dev.pressroom.dialect.sqr.SqrWire.Download;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Jobs;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.Links;

/** The jobs that came in by this door, and where their reports are fetched. */
@ApplicationScoped
class SqrReports {
    /** Its clients are told that it is always so long. */
    private static final Duration LIFETIME = Duration.ofSeconds(300);

    private final Jobs jobs;
    private final DataRecords records;
    private final Links links;

    SqrReports(Jobs jobs, DataRecords records, Links links) {
        this.jobs = jobs;
        this.records = records;
        this.links = links;
    }

    /** One whose report has expired is not shown either: COMPLETE would promise a download. */
    Uni<Job> job(UUID account, String id) {
        return SqrTranslation.id(id).map(known -> jobs.ofDoor(account, SqrDoor.NAME, known))
                .orElseGet(() -> Uni.createFrom().failure(new Problem.NotFound("job")))
                .invoke(job -> {
                    if (job.state() == JobState.EXPIRED) {
                        throw new Problem.NotFound("job");
                    }
                });
    }

    /** A new address for each call; the user is asked for each time, and may have left since. */
    Uni<Download> download(UUID account, String id) {
        return job(account, id).call(job -> records.has(account, SqrAcceptance.USERS, SqrTranslation.userId(job))
                .invoke(known -> {
                    if (!known) {
                        throw SqrRefusal.of(403);
                    }
                })).chain(this::linked);
    }

    private Uni<Download> linked(Job job) {
        Job.Result result = job.result();
        if (result == null) {
            return Uni.createFrom().failure(SqrRefusal.of(422));
        }
        String filename = SqrTranslation.filename(job);
        return links.link(result.documentKey(), filename, LIFETIME)
                .map(link -> new Download(link.toString(), (int) LIFETIME.toSeconds(), filename));
    }
}
