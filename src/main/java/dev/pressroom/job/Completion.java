package dev.pressroom.job;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.problem.Problem;

/** Waits for jobs to change and to end, in whichever process they do. */
@ApplicationScoped
public class Completion implements JobNews {
    private final Map<UUID, Set<CompletableFuture<Void>>> waiters = new ConcurrentHashMap<>();
    private final Jobs jobs;
    private final Vertx vertx;
    private volatile boolean stopping;

    Completion(Jobs jobs, Vertx vertx) {
        this.jobs = jobs;
        this.vertx = vertx;
    }

    /** @return the job as it stands when it has ended, the patience has or this process is about to, whichever comes first */
    public Uni<Job> await(UUID accountId, UUID jobId, Duration patience) {
        return await(accountId, jobId, System.nanoTime() + patience.toNanos());
    }

    private Uni<Job> await(UUID accountId, UUID jobId, long deadline) {
        // Listening begins before looking: what changes in between is heard, not missed.
        CompletableFuture<Void> news = listen(jobId);
        return jobs.find(accountId, jobId).chain(job -> {
            long left = deadline - System.nanoTime();
            if (job.state().isFinal() || left <= 0 || stopping) {
                return Uni.createFrom().item(job);
            }
            return heard(news, Duration.ofNanos(left)).chain(() -> await(accountId, jobId, deadline));
        }).onTermination().invoke(() -> forget(jobId, news));
    }

    /**
     * @param pause after which the job is told again, though nothing has changed
     * @return the job as it stands and after each change, ending with a final state, with the job itself or with this
     *     process; fails with {@link Problem.NotFound} where there is no such job
     */
    public Multi<Standing> follow(UUID accountId, UUID jobId, Duration pause) {
        return Multi.createFrom().deferred(() -> {
            var follower = new Follower(() -> overheard(jobId), known -> standing(accountId, jobId, known), pause);
            return Multi.createBy().repeating().uni(follower::next)
                    .whilst(standing -> !standing.isFinal() && !stopping)
                    .onFailure(follower::lost).recoverWithCompletion()
                    .onTermination().invoke(follower::leave);
        });
    }

    private CompletableFuture<Void> overheard(UUID jobId) {
        CompletableFuture<Void> news = listen(jobId);
        news.whenComplete((heard, left) -> forget(jobId, news));
        return news;
    }

    /** A reader asks from wherever its last bytes were written, so each reading has a context of its own. */
    private Uni<Standing> standing(UUID accountId, UUID jobId, @Nullable Standing known) {
        return OwnContext.run(vertx, () -> jobs.find(accountId, jobId)
                .chain(job -> known != null && known.job().revision() == job.revision()
                        ? Uni.createFrom().item(known)
                        : jobs.failures(job).map(failures -> new Standing(job, failures))));
    }

    private static Uni<Void> heard(CompletableFuture<Void> news, Duration patience) {
        Uni<Void> heard = Uni.createFrom().completionStage(news).ifNoItem().after(patience)
                .recoverWithUni(Uni.createFrom().voidItem());
        var context = Vertx.currentContext();
        return context == null ? heard : heard.emitOn(MutinyHelper.executor(context));
    }

    private CompletableFuture<Void> listen(UUID jobId) {
        var news = new CompletableFuture<Void>();
        waiters.compute(jobId, (id, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(news);
            return all;
        });
        return news;
    }

    private void forget(UUID jobId, CompletableFuture<Void> news) {
        waiters.computeIfPresent(jobId, (id, all) -> all.remove(news) && all.isEmpty() ? null : all);
    }

    @Override
    public void changed(UUID jobId, int revision) {
        wake(jobId);
    }

    @Override
    public void missed() {
        Set.copyOf(waiters.keySet()).forEach(this::wake);
    }

    private void wake(UUID jobId) {
        Set<CompletableFuture<Void>> waiting = waiters.remove(jobId);
        if (waiting != null) {
            waiting.forEach(news -> news.complete(null));
        }
    }

    void stop(@Observes ShutdownDelayInitiatedEvent asked) {
        stopping = true;
        missed();
    }
}
