package dev.pressroom.intake;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.Source;
import dev.pressroom.queue.Dispatcher;
import dev.pressroom.template.ParameterSchemas;
import dev.pressroom.template.Templates;

/** Makes a request a job: checks what can be checked now, writes it in one transaction, and only then tells the dispatcher. */
@ApplicationScoped
public class Intake {
    private final Templates templates;
    private final ParameterSchemas schemas;
    private final InlineCheck inline;
    private final Jobs jobs;
    private final Dispatcher dispatcher;

    Intake(Templates templates, ParameterSchemas schemas, InlineCheck inline, Jobs jobs, Dispatcher dispatcher) {
        this.templates = templates;
        this.schemas = schemas;
        this.inline = inline;
        this.jobs = jobs;
        this.dispatcher = dispatcher;
    }

    /**
     * The job is ours when this answers: it is committed, and no broker was waited for.
     *
     * @return fails with {@link dev.pressroom.problem.Problem} where the request cannot become a job; nothing is kept then
     */
    public Uni<Job> accept(Caller caller, JobRequest request) {
        return checked(caller, request)
                .chain(ready -> Panache.withTransaction(() -> jobs.add(caller.accountId(), caller.keyId(), ready)))
                .invoke(job -> dispatcher.nudge());
    }

    private Uni<JobRequest> checked(Caller caller, JobRequest request) {
        return switch (request.source()) {
            case Source.Inline text -> inline.check(text).replaceWith(request);
            case Source.Stored stored -> templates.version(caller.accountId(), stored.templateId(), stored.version())
                    .call(version -> schemas.validate(version, request.data()))
                    .map(version -> request.from(new Source.Stored(stored.templateId(), version.version())));
        };
    }
}
