package dev.pressroom;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Work that would hold up an event loop, done on the worker pool; its result comes back where the caller was, as the database needs it. */
public final class OffLoop {
    private OffLoop() {}

    public static <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context home = Vertx.currentContext();
            Uni<T> result = Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
            return home == null ? result : result.emitOn(next -> home.runOnContext(_ -> next.run()));
        });
    }
}
