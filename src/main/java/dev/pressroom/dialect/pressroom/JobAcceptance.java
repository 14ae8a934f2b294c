package dev.pressroom.dialect.pressroom;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

import dev.pressroom.Sha256;
import dev.pressroom.access.Caller;
import dev.pressroom.intake.IdempotencyKey;
import dev.pressroom.intake.Intake;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobRequest;
import dev.pressroom.problem.Problem;

/** From the body of a new job to the job, once for each idempotency key. */
@ApplicationScoped
class JobAcceptance {
    private static final String ENDPOINT = "POST /v1/jobs";

    private final Intake intake;
    private final Bodies bodies;
    private final ObjectMapper json;

    JobAcceptance(Intake intake, Bodies bodies, ObjectMapper json) {
        this.intake = intake;
        this.bodies = bodies;
        this.json = json;
    }

    private record Asked(JobRequest request, @Nullable IdempotencyKey key) {}

    /** @param header the idempotency key, null where there is none or the body has it */
    Uni<Job> accept(Caller caller, byte[] body, @Nullable String header) {
        return bodies.read(body, JobsWire.NewJob.class, wire -> asked(caller, body, header, wire))
                .chain(asked -> accept(caller, asked).onFailure(Problem.NotFound.class)
                        .transform(missing -> JobsTranslation.missing(asked.request(), (Problem.NotFound) missing)));
    }

    private static Asked asked(Caller caller, byte[] body, @Nullable String header, JobsWire.NewJob wire) {
        String key = IdempotencyHeader.parse(header, wire.idempotencyKey());
        return new Asked(JobsTranslation.request(wire), key == null
                ? null
                : new IdempotencyKey(caller.accountId(), ENDPOINT, key, Sha256.hex(body)));
    }

    /** What is kept is the answer to the acceptance, 202, however long the first client waited. */
    private Uni<Job> accept(Caller caller, Asked asked) {
        return asked.key() == null
                ? intake.accept(caller, asked.request())
                : intake.accept(caller, asked.request(), asked.key(),
                        job -> Replay.of(JobAnswers.accepted(job, List.of(), Patience.NONE), json));
    }
}
