package dev.pressroom.dialect.pdfgorilla;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import dev.pressroom.access.Caller;
import dev.pressroom.audit.Act;
import dev.pressroom.audit.Circumstances;
import dev.pressroom.audit.Outcome;
import dev.pressroom.audit.Trail;
import dev.pressroom.job.Jobs;

/** Calls a job off and writes it into the audit log, together or not at all. */
@ApplicationScoped
class Cancellation {
    private final Jobs jobs;
    private final Trail trail;

    Cancellation(Jobs jobs, Trail trail) {
        this.jobs = jobs;
        this.trail = trail;
    }

    /** @return whether it was this call that did it */
    Uni<Boolean> of(Caller caller, UUID job, HttpServerRequest request) {
        Circumstances from = Circumstances.of(request);
        var act = new Act(caller.accountId(), caller.keyId(), "job.canceled", JobId.of(job), Outcome.DONE,
                Map.of("dialect", PdfGorillaDoor.NAME));
        return Panache.withTransaction(() -> jobs.callOff(caller.accountId(), job)
                .call(done -> done ? trail.append(act, from) : Uni.createFrom().voidItem()));
    }
}
