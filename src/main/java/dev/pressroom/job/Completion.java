package dev.pressroom.job;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

/** Waits for jobs to end, in whichever process they do. */
@ApplicationScoped
public class Completion {
    private final Map<UUID, Set<CompletableFuture<Void>>> waiters = new ConcurrentHashMap<>();
    private final Jobs jobs;

    Completion(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @return the job when it has ended or the patience has, whichever comes first, as it stands then */
    public Uni<Job> await(UUID accountId, UUID jobId, Duration patience) {
        return await(accountId, jobId, System.nanoTime() + patience.toNanos());
    }

    private Uni<Job> await(UUID accountId, UUID jobId, long deadline) {
        // Listening begins before looking: what changes in between is heard, not missed.
        CompletableFuture<Void> news = listen(jobId);
        return jobs.find(accountId, jobId).chain(job -> {
            long left = deadline - System.nanoTime();
            if (job.state().isFinal() || left <= 0) {
                return Uni.createFrom().item(job);
            }
            return heard(news, Duration.ofNanos(left)).chain(() -> await(accountId, jobId, deadline));
        }).onTermination().invoke(() -> forget(jobId, news));
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

    /** Something happened to this job. */
    void changed(UUID jobId) {
        Set<CompletableFuture<Void>> waiting = waiters.remove(jobId);
        if (waiting != null) {
            waiting.forEach(news -> news.complete(null));
        }
    }

    /** Something may have happened to any job while nobody listened. */
    void changedUnheard() {
        Set.copyOf(waiters.keySet()).forEach(this::changed);
    }
}
