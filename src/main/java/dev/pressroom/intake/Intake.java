package dev.pressroom.intake;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.queue.Dispatcher;
import dev.pressroom.template.ParameterSchemas;
import dev.pressroom.template.Partials;
import dev.pressroom.template.Template;
import dev.pressroom.template.TemplateVersion;
import dev.pressroom.template.Templates;

/** Makes a request a job: checks what can be checked now, writes it in one transaction, and only then tells the dispatcher. */
@ApplicationScoped
public class Intake {
    private final Templates templates;
    private final ParameterSchemas schemas;
    private final Partials partials;
    private final InlineCheck inline;
    private final SignaturePermit signatures;
    private final Jobs jobs;
    private final Dispatcher dispatcher;

    Intake(Templates templates, ParameterSchemas schemas, Partials partials, InlineCheck inline,
            SignaturePermit signatures, Jobs jobs, Dispatcher dispatcher) {
        this.templates = templates;
        this.schemas = schemas;
        this.partials = partials;
        this.inline = inline;
        this.signatures = signatures;
        this.jobs = jobs;
        this.dispatcher = dispatcher;
    }

    /**
     * The job is ours when this answers: it is committed, and no broker was waited for.
     *
     * @return fails with {@link Problem} where the request cannot become a job; nothing is kept then
     */
    public Uni<Job> accept(Caller caller, JobRequest request) {
        return signatures.fixed(caller, request)
                .chain(signed -> fixed(caller.accountId(), signed).chain(source -> Panache.withTransaction(
                        () -> jobs.add(caller.accountId(), caller.keyId(), source, signed))))
                .invoke(job -> dispatcher.nudge(job.lane()));
    }

    /** A failed job once more, as new but for the number of its attempts. */
    public Uni<Job> retry(Caller caller, UUID jobId) {
        return jobs.retry(caller.accountId(), jobId).invoke(job -> dispatcher.nudge());
    }

    private Uni<Source.Fixed> fixed(UUID accountId, JobRequest request) {
        return switch (request.source()) {
            case Source.Inline text -> inline.check(text)
                    .chain(names -> partials.resolve(accountId, new Partials.Wanted(names, "#/html", null)))
                    .map(found -> new Source.Inline(text.html(), text.css(), found));
            case Source.Pinned pinned ->
                pinned(templates.version(accountId, pinned.templateId(), pinned.version()), request);
            case Source.Stored(var id, var version) -> pinned(templates.version(accountId, id, version), request);
            case Source.Named(var name, var version) -> pinned(named(accountId, name)
                    .chain(template -> templates.version(accountId, template.id(), version)), request);
        };
    }

    private Uni<Template> named(UUID accountId, String name) {
        return templates.findByName(accountId, name).map(found -> {
            if (found == null) {
                throw new Problem.NotFound("template");
            }
            return found;
        });
    }

    private Uni<Source.Fixed> pinned(Uni<TemplateVersion> version, JobRequest request) {
        return version.call(found -> schemas.validate(found, request.data()))
                .chain(found -> partials
                        .resolve(found.accountId(), new Partials.Wanted(found.includes(), "#/template", null))
                        .map(parts -> new Source.Pinned(found.templateId(), found.version(), parts)));
    }
}
