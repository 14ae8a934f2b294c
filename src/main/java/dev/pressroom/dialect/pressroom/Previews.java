package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Completion;
import dev.pressroom.job.Job;
import dev.pressroom.storage.Documents;
import dev.pressroom.template.Templates;

/** Makes previews through intake, queue and worker, and leaves nothing behind. */
@ApplicationScoped
class Previews {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Templates templates;
    private final Intake intake;
    private final Completion completion;
    private final Leftovers leftovers;
    private final Documents documents;

    Previews(Templates templates, Intake intake, Completion completion, Leftovers leftovers,
            Documents documents) {
        this.templates = templates;
        this.intake = intake;
        this.completion = completion;
        this.leftovers = leftovers;
        this.documents = documents;
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
                .onFailure().call(() -> leftovers.clear(job))
                // The sweep that removes the document follows the deletion, so it waits for the last byte.
                .map(content -> new Documents.Content(content.size(),
                        content.bytes().onTermination().call(() -> leftovers.clear(job))));
    }
}
