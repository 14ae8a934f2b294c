package dev.pressroom;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Work that belongs to no request: it gets a Vert.x context of its own, because a database session is bound to its
 * context and two walks that shared one would share the session.
 */
public final class OwnContext {
    private OwnContext() {}

    /** Runs on an event loop; the answer arrives there too. */
    public static <T extends @Nullable Object> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = Objects
                    .requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> Uni.createFrom().voidItem().chain(nothing -> work.get())
                    .subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
