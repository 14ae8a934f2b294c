package dev.pressroom.audit;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;

/** Chains from their beginning, a part at a time, each read when the one before was taken: memory stays flat. */
@ApplicationScoped
public class Export {
    private static final int PART = 500;

    private final Trail trail;
    private final Vertx vertx;

    Export(Trail trail, Vertx vertx) {
        this.trail = trail;
        this.vertx = vertx;
    }

    /** Account by account, by number; each part comes on an event loop. */
    public Multi<List<AuditEntry>> of(AuditFilter filter) {
        return Multi.createFrom().deferred(() -> {
            var last = new AtomicReference<@Nullable AuditEntry>();
            return Multi.createBy().repeating().uni(() -> next(filter, last)).whilst(part -> part.size() == PART)
                    .filter(part -> !part.isEmpty());
        });
    }

    /** A reader asks from wherever its last bytes were written, so each part has a context of its own. */
    private Uni<List<AuditEntry>> next(AuditFilter filter, AtomicReference<@Nullable AuditEntry> last) {
        return OwnContext.run(vertx, () -> trail.part(filter, last.get(), PART)).invoke(part -> {
            if (!part.isEmpty()) {
                last.set(part.getLast());
            }
        });
    }
}
