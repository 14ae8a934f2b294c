package dev.pressroom.dialect.reportflow;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.batch.Batch;
import dev.pressroom.batch.Batches;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Many;
import dev.pressroom.dialect.reportflow.ReportFlowFound.One;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.Members;
import dev.pressroom.problem.Problem;

/** Requests that were made by this door, by the UUID that opens their files. */
@ApplicationScoped
class ReportFlowRequests {
    private final Jobs jobs;
    private final Batches batches;
    private final Members members;

    ReportFlowRequests(Jobs jobs, Batches batches, Members members) {
        this.jobs = jobs;
        this.batches = batches;
        this.members = members;
    }

    /** @return fails with {@link Problem.NotFound} where the account has made none that is found by it, or its files are over */
    Uni<ReportFlowFound> find(UUID account, String access) {
        UUID handle = ReportFlowBody.uuid(access);
        if (handle == null) {
            return Uni.createFrom().failure(new Problem.NotFound("file"));
        }
        return jobs.handled(account, ReportFlowDoor.NAME, handle.toString()).<ReportFlowFound>map(One::new)
                .onFailure(Problem.NotFound.class)
                .recoverWithUni(() -> batches.handled(account, ReportFlowDoor.NAME, handle.toString())
                        .chain(batch -> many(account, batch.id())));
    }

    private Uni<ReportFlowFound> many(UUID account, UUID batch) {
        return batches.standing(account, batch).map(Many::new);
    }

    /** As it stands now. */
    Uni<ReportFlowFound> again(ReportFlowFound found) {
        return switch (found) {
            case One(Job job) -> jobs.find(job.accountId(), job.id()).map(One::new);
            case Many many -> many(many.accountId(), many.batch().id());
        };
    }

    /**
     * One file of a request, or all of it where the id is the whole request's.
     *
     * @param fileId in any of its forms
     */
    Uni<ReportFlowFound> part(ReportFlowFound whole, String fileId) {
        UUID id = ReportFlowTranslation.id(fileId);
        return switch (whole) {
            case One(Job job) when job.id().equals(id) -> Uni.createFrom().item(whole);
            case Many many when many.batch().id().equals(id) -> Uni.createFrom().item(whole);
            case Many many when id != null -> jobs.find(many.accountId(), id).map(job -> {
                if (!many.batch().id().equals(job.batchId())) {
                    throw new Problem.NotFound("file");
                }
                return new One(job);
            });
            default -> Uni.createFrom().failure(new Problem.NotFound("file"));
        };
    }

    /** All files of a request, in its order. */
    Uni<List<Job>> files(ReportFlowFound found) {
        return switch (found) {
            case One(Job job) -> Uni.createFrom().item(List.of(job));
            case Many many -> files(many.batch());
        };
    }

    Uni<List<Job>> files(Batch batch) {
        return more(batch, new ArrayList<>());
    }

    private Uni<List<Job>> more(Batch batch, List<Job> found) {
        UUID last = found.isEmpty() ? null : found.getLast().id();
        return members.list(batch.accountId(), batch.id(), null, new Cursor(Cursor.MAX_LIMIT, last, null))
                .chain(slice -> {
                    found.addAll(slice.items());
                    return slice.hasMore() ? more(batch, found) : Uni.createFrom().item(found);
                });
    }

    /** The first of a request's files that was not made; null where there is none. */
    Uni<@Nullable Job> broken(ReportFlowFound found) {
        return switch (found) {
            case One(Job job) -> Uni.createFrom().item(job);
            case Many many -> members.list(many.accountId(), many.batch().id(), JobState.FAILED,
                    new Cursor(1, null, null)).map(slice -> slice.items().isEmpty() ? null : slice.items().getFirst());
        };
    }

    /** Whoever asked has been told that it is too late; what has ended meanwhile stays as it is. */
    Uni<Void> cancel(ReportFlowFound found) {
        Uni<?> canceled = switch (found) {
            case One(Job job) -> jobs.cancel(job.accountId(), job.id());
            case Many many -> batches.cancel(many.accountId(), many.batch().id());
        };
        return canceled.replaceWithVoid().onFailure(Problem.Conflict.class).recoverWithNull();
    }
}
