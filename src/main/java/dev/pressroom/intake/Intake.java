package dev.pressroom.intake;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.batch.Batches;
import dev.pressroom.batch.Standing;
import dev.pressroom.intake.IdempotencyKey.Answer;
import dev.pressroom.intake.RequestCheck.Checked;
import dev.pressroom.job.HandleTaken;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Jobs;
import dev.pressroom.problem.Problem;
import dev.pressroom.queue.Dispatcher;
import dev.pressroom.webhook.Callbacks;

/** Makes a request a job: checks what can be checked now, writes it in one transaction, and only then tells the dispatcher. */
@ApplicationScoped
public class Intake {
    private final RequestCheck check;
    private final Callbacks callbacks;
    private final IdempotencyKeys keys;
    private final JobQuotas quotas;
    private final Jobs jobs;
    private final Batches batches;
    private final Dispatcher dispatcher;

    Intake(RequestCheck check, Callbacks callbacks, IdempotencyKeys keys, JobQuotas quotas, Jobs jobs, Batches batches,
            Dispatcher dispatcher) {
        this.check = check;
        this.callbacks = callbacks;
        this.keys = keys;
        this.quotas = quotas;
        this.jobs = jobs;
        this.batches = batches;
        this.dispatcher = dispatcher;
    }

    /**
     * The job is ours when this answers: it is committed, and no broker was waited for.
     *
     * @return fails with {@link Problem} where the request cannot become a job, with {@link HandleTaken} where another job bears
     *         the name that its door gave it; nothing is kept then
     */
    public Uni<Job> accept(Caller caller, JobRequest request) {
        return accept(caller, request, DoorRules.NONE);
    }

    /**
     * As {@link #accept(Caller, JobRequest)}, by the rules of the door that the request came in by.
     *
     * @return fails with {@link DoorFull} where it has no room for the job
     */
    public Uni<Job> accept(Caller caller, JobRequest request, DoorRules rules) {
        return check.checked(caller, request)
                .chain(job -> inTurn(caller, job, rules, () -> isOneStatement(caller, job, rules)
                        ? Panache.withSession(() -> written(caller, job, rules))
                        : Panache.withTransaction(() -> written(caller, job, rules))))
                .onFailure(HandleTaken::caused).transform(_ -> new HandleTaken())
                .invoke(job -> dispatcher.nudge(job.lane()));
    }

    /**
     * As {@link #accept(Caller, JobRequest)}, once for each key: the answer is kept in the transaction that writes the job.
     *
     * @return fails with {@link IdempotencyKey.Answered} where there is an answer already, and as {@link IdempotencyKeys#once} does
     */
    public Uni<Job> accept(Caller caller, JobRequest request, IdempotencyKey key, Function<Job, Answer> answer) {
        return keys.refuseAnswered(key).chain(() -> check.checked(caller, request))
                .chain(job -> inTurn(caller, job, DoorRules.NONE,
                        () -> keys.once(key, () -> written(caller, job, DoorRules.NONE), answer)))
                .invoke(job -> dispatcher.nudge(job.lane()));
    }

    /** As most are: it commits by itself, without two round trips more to the database. */
    private boolean isOneStatement(Caller caller, Checked checked, DoorRules rules) {
        return checked.callback() == null && (checked.request().trial() || !quotas.takesRoom(caller, rules));
    }

    private Uni<Job> written(Caller caller, Checked checked, DoorRules rules) {
        Callbacks.Checked callback = checked.callback();
        return room(caller, checked, rules)
                .chain(() -> jobs.add(caller, checked.source(), checked.request()))
                .call(job -> callback == null
                        ? Uni.createFrom().voidItem()
                        : callbacks.addToJob(job.accountId(), job.id(), callback));
    }

    private Uni<Void> room(Caller caller, Checked checked, DoorRules rules) {
        return checked.request().trial()
                ? Uni.createFrom().voidItem()
                : quotas.take(caller, checked.request().door(), rules);
    }

    private Uni<Job> inTurn(Caller caller, Checked checked, DoorRules rules, Supplier<Uni<Job>> transaction) {
        return checked.request().trial() ? transaction.get() : quotas.inTurn(caller, rules, transaction);
    }

    /**
     * A failed job once more, as new but for the number of its attempts: it counts among the active ones, and the batch that it
     * is of is open again.
     *
     * @param beside what is to be written in the same transaction
     */
    public Uni<Job> retry(Caller caller, UUID jobId, Supplier<Uni<Void>> beside) {
        UUID account = caller.accountId();
        return jobs.find(account, jobId).map(Job::batchId)
                .chain(batch -> quotas.inTurn(caller, () -> Panache.withTransaction(() -> quotas
                        .takeAgain(caller, () -> retried(account, jobId, batch)).call(_ -> beside.get()))))
                .invoke(job -> dispatcher.nudge());
    }

    private Uni<Job> retried(UUID account, UUID jobId, @Nullable UUID batch) {
        return batch == null
                ? jobs.retry(account, jobId)
                : batches.reopening(account, batch, () -> jobs.retry(account, jobId));
    }

    /** Every failed member of a batch once more, as far as there is room among the active jobs. */
    public Uni<Standing> retryBatch(Caller caller, UUID batchId) {
        return quotas.inTurnOfBatches(caller,
                () -> batches.retry(caller.accountId(), batchId, queuing -> quotas.takeAgain(caller, queuing)))
                .onTermination().invoke(() -> dispatcher.nudge());
    }
}
