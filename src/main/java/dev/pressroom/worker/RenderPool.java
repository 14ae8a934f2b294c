package dev.pressroom.worker;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

import dev.pressroom.PressroomConfig;

/** As many threads as there are places to render; renders, or the waiting for the forks that do them, happen here and nowhere else. */
@ApplicationScoped
class RenderPool {
    private final ExecutorService threads;
    private final int places;

    RenderPool(WorkerConfig config, PressroomConfig pressroom) {
        places = pressroom.forks() == 0 ? config.slots() : pressroom.forks();
        // Daemons: a render that ignores its deadline must not keep a stopped worker alive.
        threads = Executors.newFixedThreadPool(places,
                Thread.ofPlatform().daemon().name("render-", 0).factory());
    }

    /** The answer arrives on the Vert.x context of whoever asked. */
    <T> Uni<T> run(Supplier<T> work) {
        Uni<T> result = Uni.createFrom().item(work).runSubscriptionOn(threads);
        var context = Vertx.currentContext();
        return context == null ? result : result.emitOn(MutinyHelper.executor(context));
    }

    /** Runs the work once for each place, all at the same time, so that each thread does it once. */
    Uni<Void> onAll(Runnable work) {
        List<Uni<Void>> all = IntStream.range(0, places)
                .mapToObj(place -> Uni.createFrom().voidItem().invoke(work).runSubscriptionOn(threads)).toList();
        return Uni.join().all(all).andCollectFailures().replaceWithVoid();
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
