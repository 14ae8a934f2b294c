package dev.pressroom.batch;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.NewsChannel;
import dev.pressroom.job.Members;

/** Hears in each process of every batch a member of which has ended, or which is completed, in whichever process. */
@ApplicationScoped
class BatchNews implements NewsChannel {
    private final Map<UUID, Set<CompletableFuture<Void>>> waiters = new ConcurrentHashMap<>();
    private final Completions completions;

    BatchNews(Completions completions) {
        this.completions = completions;
    }

    @Override
    public String name() {
        return Members.CHANNEL;
    }

    @Override
    public void heard(String news) {
        UUID batchId = UUID.fromString(news);
        wake(batchId);
        completions.heard(batchId);
    }

    @Override
    public void missed() {
        Set.copyOf(waiters.keySet()).forEach(this::wake);
    }

    /** Begins to listen; what it gives completes with the next news, and whoever does not want it any more cancels it. */
    CompletableFuture<Void> listen(UUID batchId) {
        var news = new CompletableFuture<Void>();
        waiters.compute(batchId, (id, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(news);
            return all;
        });
        news.whenComplete((heard, left) -> waiters.computeIfPresent(batchId,
                (id, all) -> all.remove(news) && all.isEmpty() ? null : all));
        return news;
    }

    static Uni<Void> within(CompletableFuture<Void> news, Duration patience) {
        return Uni.createFrom().completionStage(() -> news).ifNoItem().after(patience)
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    private void wake(UUID batchId) {
        Set<CompletableFuture<Void>> waiting = waiters.get(batchId);
        if (waiting != null) {
            Set.copyOf(waiting).forEach(news -> news.complete(null));
        }
    }
}
