package dev.pressroom.dialect.reportflow;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.setting.DoorSettings;
import dev.pressroom.batch.Batch;
import dev.pressroom.dialect.reportflow.ReportFlowSettings.Chosen;
import dev.pressroom.dialect.reportflow.ReportFlowTranslation.Terms;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Order;
import dev.pressroom.intake.BatchIntake;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Job;
import dev.pressroom.job.usage.Usage;
import dev.pressroom.problem.Problem;
import dev.pressroom.template.Templates;
import dev.pressroom.webhook.EventType;

/** From what is asked to its job, or to the batch of many. */
@ApplicationScoped
class ReportFlowAcceptance {
    private static final Duration SOON = Duration.ofSeconds(10);
    /** Which of them is told is decided when they come to pass. */
    private static final Set<String> ENDS = Set.of(EventType.JOB_SUCCEEDED.text(), EventType.JOB_FAILED.text(),
            EventType.JOB_CANCELED.text());

    private final Templates templates;
    private final Usage usage;
    private final DoorSettings settings;
    private final ReportFlowConfig config;
    private final Intake intake;
    private final BatchIntake batches;

    ReportFlowAcceptance(Templates templates, Usage usage, DoorSettings settings, ReportFlowConfig config,
            Intake intake, BatchIntake batches) {
        this.templates = templates;
        this.usage = usage;
        this.settings = settings;
        this.config = config;
        this.intake = intake;
        this.batches = batches;
    }

    /** @param access the UUID that opens what comes of it */
    record One(UUID access, Job job) {}

    /** @param access the UUID that opens what comes of it */
    record Many(UUID access, Batch batch) {}

    Uni<One> one(Caller caller, Order order, ReportFlowGeneration generation) {
        return terms(caller, order, generation, ENDS).chain(terms -> intake
                .accept(caller, ReportFlowTranslation.request(order, terms)).map(job -> new One(terms.access(), job)));
    }

    Uni<Many> many(Caller caller, Order order, ReportFlowGeneration generation) {
        return terms(caller, order, generation, Set.of(EventType.BATCH_COMPLETED.text())).chain(terms -> batches
                .accept(caller, ReportFlowTranslation.batch(order, terms),
                        ReportFlowTranslation.items(order, terms), null)
                .map(batch -> new Many(terms.access(), batch)));
    }

    private Uni<Terms> terms(Caller caller, Order order, ReportFlowGeneration generation, Set<String> events) {
        UUID account = caller.accountId();
        return templates.version(account, order.designId(), ReportFlowTranslation.version(order))
                .onFailure(Problem.NotFound.class)
                .transform(missing -> missing(order, (Problem.NotFound) missing, generation))
                .chain(() -> room(account, order.contents().size()))
                .chain(() -> settings.of(account, ReportFlowDoor.NAME))
                .map(kept -> new Terms(generation, UUID.randomUUID(),
                        new Audience(false, Chosen.of(kept).callback(events))));
    }

    static ReportFlowRefusal missing(Order order, Problem.NotFound missing, ReportFlowGeneration generation) {
        return missing.what().equals("template version")
                ? ReportFlowRefusal.noVersion(order.version(), generation)
                : ReportFlowRefusal.noDesign(generation);
    }

    /** Two at once may both find the last place: this limit is a door's against floods, the account's quotas are exact. */
    private Uni<Void> room(UUID account, int files) {
        return usage.now(account, config.activeJobs()).invoke(use -> {
            if (use.activeJobs() + files > config.activeJobs()) {
                throw new Problem.LimitReached(List.of(ReportFlowDoor.NAME + "-active-jobs"),
                        config.activeJobs() + " jobs may wait or run at a time.", SOON);
            }
        }).replaceWithVoid();
    }
}
