package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

import dev.pressroom.Sha256;
import dev.pressroom.access.Caller;
import dev.pressroom.batch.Batches;
import dev.pressroom.batch.Standing;
import dev.pressroom.intake.IdempotencyKey;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;
import dev.pressroom.worker.MergeConfig;

/** From a completed batch to the job that binds its documents, once for each idempotency key. */
@ApplicationScoped
class Merging {
    private final Intake intake;
    private final Batches batches;
    private final MergeConfig config;
    private final ObjectMapper json;

    Merging(Intake intake, Batches batches, MergeConfig config, ObjectMapper json) {
        this.intake = intake;
        this.batches = batches;
        this.config = config;
        this.json = json;
    }

    /** @param key of the client, null for none */
    Uni<Job> ask(Caller caller, String id, @Nullable String key) {
        return batches.standing(caller.accountId(), Ids.BATCH.parse(id)).invoke(this::refuse).chain(standing -> {
            var request = new JobRequest(new Source.Merged(standing.batch().id()), "{}", id + ".pdf",
                    "{\"pressroom\":{}}", JobOptions.NONE, Lane.BULK, Audience.WEBHOOKS);
            return key == null
                    ? intake.accept(caller, request)
                    : intake.accept(caller, request,
                            new IdempotencyKey(caller.accountId(), "POST /v1/batches/" + id + "/merged", key,
                                    Sha256.hex(new byte[0])),
                            job -> Replay.of(JobAnswers.accepted(job, List.of(), Patience.NONE), json));
        });
    }

    Uni<UUID> find(UUID accountId, String id) {
        return batches.find(accountId, Ids.BATCH.parse(id)).map(batch -> batch.id());
    }

    private void refuse(Standing standing) {
        int count = standing.counts().of(JobState.SUCCEEDED);
        if (!standing.isFinal()) {
            throw new Problem.Conflict("The batch is not completed; wait until it is, or cancel it.");
        }
        if (count == 0) {
            throw new Problem.Conflict("No member of the batch has a document.");
        }
        if (count > config.documents()) {
            throw new Problem.OverLimit(Measure.COUNT, "merged-documents-exceeded", "#",
                    "The batch has " + count + " documents; " + config.documents()
                            + " can be merged. Download them as a ZIP instead.");
        }
    }
}
