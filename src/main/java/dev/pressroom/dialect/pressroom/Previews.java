package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.access.Caller;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Completion;
import dev.pressroom.job.Job;
import dev.pressroom.job.Jobs;
import dev.pressroom.storage.Documents;
import dev.pressroom.template.Templates;

/** Makes previews through intake, queue and worker, and leaves nothing behind. */
@ApplicationScoped
class Previews {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Templates templates;
    private final Intake intake;
    private final Completion completion;
    private final Jobs jobs;
    private final Documents documents;
    private final Vertx vertx;

    Previews(Templates templates, Intake intake, Completion completion, Jobs jobs, Documents documents, Vertx vertx) {
        this.templates = templates;
        this.intake = intake;
        this.completion = completion;
        this.jobs = jobs;
        this.documents = documents;
        this.vertx = vertx;
    }

    Uni<Documents.Content> make(Caller caller, UUID templateId, PreviewWire.Preview wanted, boolean asPicture) {
        return templates.version(caller.accountId(), templateId, wanted.version())
                .map(version -> PreviewTranslation.request(wanted, version, asPicture))
                .chain(request -> intake.accept(caller, request))
                .chain(job -> completion.await(caller.accountId(), job.id(), PATIENCE))
                .chain(job -> open(job, asPicture));
    }

    private Uni<Documents.Content> open(Job job, boolean asPicture) {
        return Uni.createFrom().item(() -> PreviewTranslation.key(job, asPicture))
                .chain(documents::open)
                .onFailure().call(() -> forget(job))
                // The sweep that removes the document follows the deletion, so it waits for the last byte.
                .map(content -> new Documents.Content(content.size(),
                        content.bytes().onTermination().call(() -> forget(job))));
    }

    private Uni<Void> forget(Job job) {
        return job.state().isFinal()
                ? OwnContext.run(vertx, () -> jobs.delete(job.accountId(), job.id()))
                        .onFailure()
                        .invoke(failure -> Log.warnf("preview not removed job=%s cause=%s", job.id(), failure))
                        .onFailure().recoverWithNull()
                : Uni.createFrom().voidItem();
    }
}
