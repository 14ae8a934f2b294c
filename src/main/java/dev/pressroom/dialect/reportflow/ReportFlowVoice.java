package dev.pressroom.dialect.reportflow;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.setting.DoorSettings;
import dev.pressroom.batch.Batches;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Many;
import dev.pressroom.dialect.reportflow.ReportFlowFound.One;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Stage;
import dev.pressroom.dialect.reportflow.ReportFlowSettings.Chosen;
import dev.pressroom.job.Inputs;
import dev.pressroom.job.Job;
import dev.pressroom.job.Jobs;
import dev.pressroom.webhook.EventType;
import dev.pressroom.webhook.Voice;

/** How a workspace's webhook hears that the files of a request are there; where it chose so, also that they are not. */
@ApplicationScoped
class ReportFlowVoice implements Voice {
    private final Jobs jobs;
    private final Batches batches;
    private final ReportFlowRequests requests;
    private final Inputs inputs;
    private final DoorSettings settings;

    ReportFlowVoice(Jobs jobs, Batches batches, ReportFlowRequests requests, Inputs inputs, DoorSettings settings) {
        this.jobs = jobs;
        this.batches = batches;
        this.requests = requests;
        this.inputs = inputs;
        this.settings = settings;
    }

    @Override
    public String door() {
        return ReportFlowDoor.NAME;
    }

    @Override
    public Uni<Boolean> tells(Told told) {
        return found(told).chain(found -> found.stage() == Stage.READY
                ? Uni.createFrom().item(true)
                : chosen(told).map(chosen -> chosen.failures() && found.stage() == Stage.FAILED));
    }

    @Override
    public Uni<String> body(Told told) {
        return found(told).chain(found -> requests.files(found).chain(files -> chosen(told)
                .chain(chosen -> chosen.params() && found.generation() == ReportFlowGeneration.FIRST
                        ? inputs.of(told.accountId(), files.stream().map(Job::id).toList())
                        : Uni.createFrom().item(Map.<UUID, String>of()))
                .map(params -> ReportFlowNews.of(found, files, params))));
    }

    /** In the transaction that ends it this already shows the end. */
    private Uni<ReportFlowFound> found(Told told) {
        return told.type() == EventType.BATCH_COMPLETED
                ? batches.standing(told.accountId(), told.subjectId()).map(Many::new)
                : jobs.find(told.accountId(), told.subjectId()).map(One::new);
    }

    private Uni<Chosen> chosen(Told told) {
        return settings.of(told.accountId(), ReportFlowDoor.NAME).map(Chosen::of);
    }
}
