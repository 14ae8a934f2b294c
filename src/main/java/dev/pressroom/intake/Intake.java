package dev.pressroom.intake;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.intake.IdempotencyKey.Answer;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.queue.Dispatcher;

/** Makes a request a job: checks what can be checked now, writes it in one transaction, and only then tells the dispatcher. */
@ApplicationScoped
public class Intake {
    private final AccountLimits limits;
    private final Pinning pinning;
    private final SignaturePermit signatures;
    private final IdempotencyKeys keys;
    private final Jobs jobs;
    private final Dispatcher dispatcher;

    Intake(AccountLimits limits, Pinning pinning, SignaturePermit signatures, IdempotencyKeys keys, Jobs jobs,
            Dispatcher dispatcher) {
        this.limits = limits;
        this.pinning = pinning;
        this.signatures = signatures;
        this.keys = keys;
        this.jobs = jobs;
        this.dispatcher = dispatcher;
    }

    /**
     * The job is ours when this answers: it is committed, and no broker was waited for.
     *
     * @return fails with {@link Problem} where the request cannot become a job; nothing is kept then
     */
    public Uni<Job> accept(Caller caller, JobRequest request) {
        return checked(caller, request).chain(job -> Panache.withTransaction(() -> written(caller, job)))
                .invoke(job -> dispatcher.nudge(job.lane()));
    }

    /**
     * As {@link #accept(Caller, JobRequest)}, once for each key: the answer is kept in the transaction that writes the job.
     *
     * @return fails with {@link IdempotencyKey.Answered} where there is an answer already, and as {@link IdempotencyKeys#once} does
     */
    public Uni<Job> accept(Caller caller, JobRequest request, IdempotencyKey key, Function<Job, Answer> answer) {
        return keys.refuseAnswered(key).chain(() -> checked(caller, request))
                .chain(job -> keys.once(key, () -> written(caller, job), answer))
                .invoke(job -> dispatcher.nudge(job.lane()));
    }

    /** A failed job once more, as new but for the number of its attempts. */
    public Uni<Job> retry(Caller caller, UUID jobId) {
        return jobs.retry(caller.accountId(), jobId).invoke(job -> dispatcher.nudge());
    }

    /** All that a job's row needs. */
    private record Checked(JobRequest request, Source.Fixed source) {}

    private Uni<Checked> checked(Caller caller, JobRequest request) {
        return signatures.fixed(caller, request).chain(signed -> fixed(caller.accountId(), signed)
                .map(source -> new Checked(signed, source)));
    }

    private Uni<Job> written(Caller caller, Checked job) {
        return jobs.add(caller.accountId(), caller.keyId(), job.source(), job.request());
    }

    private Uni<Source.Fixed> fixed(UUID accountId, JobRequest request) {
        return limits.of(accountId).chain(allowed -> DataCheck.check(request.data(), allowed)
                .chain(() -> pinning.fixed(accountId, request, allowed)));
    }
}
