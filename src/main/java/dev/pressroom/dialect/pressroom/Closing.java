package dev.pressroom.dialect.pressroom;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.intake.IdempotencyKey;
import dev.pressroom.intake.IdempotencyKeys;

/** The end of a transaction that makes something after long work without one: the answer is kept, and the audit log's entry added. */
@ApplicationScoped
class Closing {
    private final IdempotencyKeys keys;
    private final Auditing auditing;
    private final CurrentCaller caller;
    private final RoutingContext request;
    private final ObjectMapper json;

    Closing(IdempotencyKeys keys, Auditing auditing, CurrentCaller caller, RoutingContext request, ObjectMapper json) {
        this.keys = keys;
        this.auditing = auditing;
        this.caller = caller;
        this.request = request;
        this.json = json;
    }

    /** The request's; null where it has none. */
    @Nullable
    IdempotencyKey key() {
        String key = IdempotencyHeader.parse(request.request().getHeader(IdempotencyHeader.NAME));
        return key == null
                ? null
                : new IdempotencyKey(caller.get().accountId(), "POST " + request.normalizedPath(), key,
                        IdempotentBody.fingerprint(request));
    }

    /**
     * Of a POST that is {@link Idempotent#late}.
     *
     * @param answer what the client hears of it
     */
    <T> Function<T, Uni<Void>> of(String action, Object body, Function<T, ? extends RestResponse<?>> answer) {
        IdempotencyKey key = key();
        Function<Object, Uni<Void>> entry = auditing.last(action, body);
        return made -> {
            RestResponse<?> response = answer.apply(made);
            Uni<Void> kept = key == null
                    ? Uni.createFrom().voidItem()
                    : keys.keep(key, Replay.of(response, json));
            return kept.chain(() -> entry.apply(response));
        };
    }
}
