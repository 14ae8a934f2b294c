package dev.pressroom.intake;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.limit.AccountLimits;
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
    private final Jobs jobs;
    private final Dispatcher dispatcher;

    Intake(AccountLimits limits, Pinning pinning, SignaturePermit signatures, Jobs jobs, Dispatcher dispatcher) {
        this.limits = limits;
        this.pinning = pinning;
        this.signatures = signatures;
        this.jobs = jobs;
        this.dispatcher = dispatcher;
    }

    /**
     * The job is ours when this answers: it is committed, and no broker was waited for.
     *
     * @return fails with {@link Problem} where the request cannot become a job; nothing is kept then
     */
    public Uni<Job> accept(Caller caller, JobRequest request) {
        return signatures.fixed(caller, request)
                .chain(signed -> fixed(caller.accountId(), signed).chain(source -> Panache.withTransaction(
                        () -> jobs.add(caller.accountId(), caller.keyId(), source, signed))))
                .invoke(job -> dispatcher.nudge(job.lane()));
    }

    /** A failed job once more, as new but for the number of its attempts. */
    public Uni<Job> retry(Caller caller, UUID jobId) {
        return jobs.retry(caller.accountId(), jobId).invoke(job -> dispatcher.nudge());
    }

    private Uni<Source.Fixed> fixed(UUID accountId, JobRequest request) {
        return limits.of(accountId).chain(allowed -> DataCheck.check(request.data(), allowed)
                .chain(() -> pinning.fixed(accountId, request, allowed)));
    }
}
