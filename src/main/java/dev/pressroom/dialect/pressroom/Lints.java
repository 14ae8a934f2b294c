package dev.pressroom.dialect.pressroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.access.Caller;
import dev.pressroom.dialect.pressroom.LintTranslation.Text;
import dev.pressroom.dialect.pressroom.LintWire.Finding;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Completion;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.TemplateAdvice;
import dev.pressroom.template.TemplateVersion;
import dev.pressroom.template.Templates;

/** Tries a template as a job would, through intake, queue and worker, and leaves nothing behind but findings. */
@ApplicationScoped
class Lints {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Templates templates;
    private final Intake intake;
    private final Completion completion;
    private final TemplateAdvice advice;
    private final Leftovers leftovers;

    Lints(Templates templates, Intake intake, Completion completion, TemplateAdvice advice, Leftovers leftovers) {
        this.templates = templates;
        this.intake = intake;
        this.completion = completion;
        this.advice = advice;
        this.leftovers = leftovers;
    }

    /** @param data whether the request has data of its own */
    Uni<LintWire.Result> judge(Caller caller, JobRequest request, boolean data) {
        return text(caller, request, data).chain(text -> intake.accept(caller, LintTranslation.trial(request, text))
                .chain(this::ended)
                .map(job -> new Trial(LintTranslation.ended(job), job.report()))
                .onFailure(Problem.Invalid.class)
                .recoverWithItem(refused -> new Trial(LintTranslation.refused((Problem.Invalid) refused), null))
                .chain(trial -> advised(text, trial)));
    }

    /** @param report null where nothing was rendered */
    private record Trial(List<Finding> errors, @Nullable String report) {}

    private Uni<Text> text(Caller caller, JobRequest request, boolean data) {
        UUID account = caller.accountId();
        return switch (request.source()) {
            case Source.Inline inline -> Uni.createFrom().item(LintTranslation.text(request, inline));
            case Source.Stored(var id, var number) -> stored(templates.version(account, id, number), request, data);
            case Source.Merged merged -> throw new IllegalStateException("nothing to lint: " + merged);
            case Source.Pinned pinned ->
                stored(templates.version(account, pinned.templateId(), pinned.version()), request, data);
            case Source.Named(var name, var number) -> stored(templates.getByName(account, name)
                    .chain(found -> templates.version(account, found.id(), number)), request, data);
        };
    }

    private static Uni<Text> stored(Uni<TemplateVersion> version, JobRequest request, boolean data) {
        return version.map(found -> LintTranslation.text(request, found, data)).onFailure(Problem.NotFound.class)
                .transform(missing -> JobsTranslation.missing(request, (Problem.NotFound) missing));
    }

    private Uni<Job> ended(Job job) {
        return completion.await(job.accountId(), job.id(), PATIENCE)
                .onItemOrFailure().call((end, failure) -> leftovers.clear(end == null ? job : end));
    }

    /** The render tells of CSS itself, where it came to it. */
    private Uni<LintWire.Result> advised(Text text, Trial trial) {
        boolean laidOut = LintTranslation.laidOut(trial.report());
        return OffLoop.run(() -> {
            List<Warning> css = laidOut ? List.of() : advice.css(text.html(), text.css());
            var findings = new ArrayList<>(trial.errors());
            findings.addAll(LintTranslation.advice(css, advice.missing(text.html(), text.data()), trial.errors()));
            return new LintWire.Result("lint", trial.errors().isEmpty(), findings, trial.report());
        });
    }
}
