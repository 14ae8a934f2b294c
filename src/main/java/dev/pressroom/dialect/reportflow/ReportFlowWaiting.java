package dev.pressroom.dialect.reportflow;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

import dev.pressroom.batch.Progress;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Many;
import dev.pressroom.dialect.reportflow.ReportFlowFound.One;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Stage;
import dev.pressroom.job.Completion;
import dev.pressroom.job.Job;

/** Waits for what a request asked for; who waits holds no thread. */
@ApplicationScoped
class ReportFlowWaiting {
    /** After which a batch without news is looked at again, also to see whether the patience is over. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<UUID, Integer> places = new ConcurrentHashMap<>();
    private final Completion completion;
    private final Progress progress;
    private final ReportFlowConfig config;

    ReportFlowWaiting(Completion completion, Progress progress, ReportFlowConfig config) {
        this.completion = completion;
        this.progress = progress;
        this.config = config;
    }

    /** For a download: not at all where too many of the account wait already. */
    Uni<ReportFlowFound> download(ReportFlowFound found) {
        UUID account = found.accountId();
        if (found.stage() != Stage.PENDING || !enter(account)) {
            return Uni.createFrom().item(found);
        }
        return end(found, config.downloadTime()).onTermination().invoke(() -> leave(account));
    }

    /** @return as it stands when it has ended, or the patience has */
    Uni<ReportFlowFound> end(ReportFlowFound found, Duration patience) {
        return switch (found) {
            case One(Job job) -> completion.await(job.accountId(), job.id(), patience).map(One::new);
            case Many many -> end(many, patience);
        };
    }

    private Uni<ReportFlowFound> end(Many many, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Uni<ReportFlowFound> found = progress.follow(many.accountId(), many.batch().id(), PAUSE)
                .select().where(standing -> standing.isFinal() || System.nanoTime() - deadline >= 0).toUni()
                .map(standing -> standing == null ? many : new Many(standing));
        // What follows asks the database, which must be asked where the request came in.
        var context = Vertx.currentContext();
        return context == null ? found : found.emitOn(MutinyHelper.executor(context));
    }

    /** How many downloads of the account wait in this process. */
    int waiting(UUID account) {
        return places.getOrDefault(account, 0);
    }

    private boolean enter(UUID account) {
        var entered = new boolean[1];
        places.compute(account, (same, waiting) -> {
            int others = waiting == null ? 0 : waiting;
            entered[0] = others < config.waiting();
            return entered[0] ? Integer.valueOf(others + 1) : waiting;
        });
        return entered[0];
    }

    private void leave(UUID account) {
        places.computeIfPresent(account, (same, waiting) -> waiting == 1 ? null : waiting - 1);
    }
}
