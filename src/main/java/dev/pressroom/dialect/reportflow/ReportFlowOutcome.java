package dev.pressroom.dialect.reportflow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.dialect.reportflow.ReportFlowFiles.Opened;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Many;
import dev.pressroom.dialect.reportflow.ReportFlowFound.One;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Stage;
import dev.pressroom.job.Job;
import dev.pressroom.job.PlainFailure;

/** What a client hears that waits for its files: the files, why there are none, or that they took too long. */
@ApplicationScoped
class ReportFlowOutcome {
    private final ReportFlowWaiting waiting;
    private final ReportFlowRequests requests;
    private final ReportFlowFiles files;
    private final ReportFlowAddresses addresses;
    private final ReportFlowConfig config;

    ReportFlowOutcome(ReportFlowWaiting waiting, ReportFlowRequests requests, ReportFlowFiles files,
            ReportFlowAddresses addresses, ReportFlowConfig config) {
        this.waiting = waiting;
        this.requests = requests;
        this.files = files;
        this.addresses = addresses;
        this.config = config;
    }

    /** @return fails with {@link ReportFlowRefusal}; what is not done in time is canceled */
    Uni<Opened> of(ReportFlowFound begun, UUID access, ReportFlowGeneration generation) {
        Duration patience = switch (generation) {
            case FIRST -> config.syncTime();
            case SECOND -> config.laterSyncTime();
        };
        return waiting.end(begun, patience).chain(this::inTime)
                .call(this::refuseFailed)
                .chain(found -> requests.files(found).chain(all -> files.open(found)
                        .map(opened -> opened.with(headers(found, access, new Files(all, generation))))));
    }

    private Uni<ReportFlowFound> inTime(ReportFlowFound found) {
        return found.stage() != Stage.PENDING
                ? Uni.createFrom().item(found)
                : requests.cancel(found).chain(() -> requests.again(found)).invoke(last -> {
                    if (last.stage() != Stage.READY) {
                        throw ReportFlowRefusal.late();
                    }
                });
    }

    private Uni<?> refuseFailed(ReportFlowFound found) {
        return found.stage() != Stage.FAILED
                ? Uni.createFrom().voidItem()
                : requests.broken(found).invoke(job -> {
                    PlainFailure failure = job == null ? null : PlainFailure.of(job);
                    throw ReportFlowRefusal.failed(failure == null ? "CANCELED" : failure.code());
                });
    }

    private record Files(List<Job> jobs, ReportFlowGeneration generation) {}

    private Map<String, String> headers(ReportFlowFound found, UUID access, Files all) {
        var headers = new HashMap<String, String>();
        switch (all.generation()) {
            case FIRST -> {
                headers.put("File-URL", addresses.file(found.accountId(), found.designId(), access));
                headers.put("File-ID", switch (found) {
                    case One(Job job) -> ReportFlowTranslation.fileId(job.id(), ReportFlowGeneration.FIRST);
                    case Many many -> ReportFlowTranslation.batchId(many.batch().id());
                });
            }
            case SECOND -> {
                headers.put("Request-Id", access.toString());
                headers.put("File-URL", addresses.download(access));
            }
        }
        if (found instanceof Many || all.generation() == ReportFlowGeneration.SECOND) {
            headers.put(ReportFlowMapping.HEADER, ReportFlowMapping.of(all.jobs(), all.generation()));
        }
        return headers;
    }
}
