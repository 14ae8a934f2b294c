package dev.pressroom.dialect.pdfgorilla;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;

import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Accepted;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Generate;
import dev.pressroom.intake.DoorFull;
import dev.pressroom.intake.DoorRules;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Handle;
import dev.pressroom.job.HandleTaken;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;

/** From the body of a request to its job, or to the one that has its key already. */
@ApplicationScoped
class PdfGorillaAcceptance {
    private final PdfGorillaBody bodies;
    private final Furnishing furnishing;
    private final Intake intake;
    private final Jobs jobs;
    private final PdfGorillaGate gate;
    private final PdfGorillaQuotas quotas;
    private final PdfGorillaConfig config;

    PdfGorillaAcceptance(PdfGorillaBody bodies, Furnishing furnishing, Intake intake, Jobs jobs,
            PdfGorillaGate gate, PdfGorillaQuotas quotas, PdfGorillaConfig config) {
        this.bodies = bodies;
        this.furnishing = furnishing;
        this.intake = intake;
        this.jobs = jobs;
        this.gate = gate;
        this.quotas = quotas;
        this.config = config;
    }

    /** @param answer whose headers tell of rates, taken while the request is young */
    record Asking(Caller caller, HttpServerResponse answer, String template, byte[] body) {}

    Uni<Accepted> accept(Asking asking) {
        gate.refuseBody(asking.caller(), asking.body().length);
        return bodies.job(asking.body()).chain(wire -> furnishing.of(asking, wire)
                .chain(request -> once(asking, request, handle(request, wire))));
    }

    /** For a document that the client waits for: no other request can be answered with it. */
    Uni<Job> acceptAtOnce(Asking asking) {
        gate.refuseBody(asking.caller(), asking.body().length);
        return bodies.document(asking.body()).chain(wire -> furnishing.of(asking, wire))
                .chain(request -> made(asking, request.with(Audience.NOBODY)
                        .through(PdfGorillaDoor.AT_ONCE), DoorRules.NONE));
    }

    private static @Nullable Handle handle(JobRequest request, Generate wire) {
        return wire.idempotencyKey() == null
                ? null
                : Handle.whileKept(((Source.Pinned) request.source()).templateId() + ":"
                        + wire.idempotencyKey());
    }

    private Uni<Accepted> once(Asking asking, JobRequest request, @Nullable Handle handle) {
        JobRequest named = request.through(PdfGorillaDoor.NAME, handle);
        if (handle == null) {
            return made(asking, named, rules(asking)).map(job -> accepted(job, false));
        }
        // Looked for first, since one that is known is answered even where there is no room for another.
        return known(asking, handle).onFailure(Problem.NotFound.class)
                .recoverWithUni(() -> made(asking, named, rules(asking)).map(job -> accepted(job, false)))
                .onFailure(HandleTaken.class).recoverWithUni(() -> known(asking, handle));
    }

    private Uni<Accepted> known(Asking asking, Handle handle) {
        return jobs.handled(asking.caller().accountId(), PdfGorillaDoor.NAME, handle.text())
                .map(job -> accepted(job, true));
    }

    private DoorRules rules(Asking asking) {
        Long own = asking.caller().own().get(Quota.ACTIVE_JOBS);
        return new DoorRules(own == null ? config.activeJobs() : own, config.activeJobsOfKey(),
                () -> gate.newJob(asking.caller(), asking.answer()));
    }

    private Uni<Job> made(Asking asking, JobRequest request, DoorRules rules) {
        return intake.accept(asking.caller(), request, rules).onFailure(DoorFull.class)
                .transform(full -> gate.full(((DoorFull) full).active(), ((DoorFull) full).most(), asking.answer()))
                .onFailure(Problem.class).recoverWithUni(problem -> quotas.worded(asking.caller(), problem)
                        .chain(worded -> Uni.createFrom().failure(worded)));
    }

    private static Accepted accepted(Job job, boolean deduplicated) {
        return new Accepted(JobId.of(job.id()), PdfGorillaTranslation.word(job), deduplicated);
    }
}
