package dev.pressroom.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

/** As many threads as there are slots; renders run here and nowhere else. */
@ApplicationScoped
class RenderPool {
    private final ExecutorService threads;

    RenderPool(WorkerConfig config) {
        // Daemons: a render that ignores its deadline must not keep a stopped worker alive.
        threads = Executors.newFixedThreadPool(config.slots(),
                Thread.ofPlatform().daemon().name("render-", 0).factory());
    }

    /** The answer arrives on the Vert.x context of whoever asked. */
    <T> Uni<T> run(Supplier<T> work) {
        Uni<T> result = Uni.createFrom().item(work).runSubscriptionOn(threads);
        var context = Vertx.currentContext();
        return context == null ? result : result.emitOn(MutinyHelper.executor(context));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
