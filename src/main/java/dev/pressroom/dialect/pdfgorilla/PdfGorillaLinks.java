package dev.pressroom.dialect.pdfgorilla;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Job;
import dev.pressroom.storage.Links;

/** Addresses of finished documents, a new one each time. */
@ApplicationScoped
class PdfGorillaLinks {
    private final Links links;
    private final PdfGorillaConfig config;
    private final Clock clock;

    PdfGorillaLinks(Links links, PdfGorillaConfig config, Clock clock) {
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    /** Null where the job has no document to be had. */
    Uni<@Nullable String> of(Job job) {
        Job.Result result = job.result();
        return result == null
                ? Uni.createFrom().nullItem()
                : links.link(result.documentKey(), String.valueOf(job.filename()), lifetime(job)).map(URI::toString);
    }

    /** Not beyond the document itself; one that is over is still there until the next sweep. */
    private Duration lifetime(Job job) {
        Instant end = job.expiresAt();
        Instant now = clock.instant();
        return end == null || !end.isBefore(now.plus(config.linkLifetime()))
                ? config.linkLifetime()
                : Duration.ofSeconds(Math.max(1, Duration.between(now, end).toSeconds()));
    }
}
