package dev.pressroom.dialect.pressroom;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.CurrentCaller;
import dev.pressroom.intake.IdempotencyKey;
import dev.pressroom.intake.IdempotencyKey.Answered;
import dev.pressroom.intake.IdempotencyKeys;

/** Calls a method that is {@link Idempotent} once for each key, inside the transaction that keeps its answer. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 900) // inside the checks of the body, which nothing is kept of
class IdempotentInterceptor {
    private final IdempotencyKeys keys;
    private final CurrentCaller caller;
    private final RoutingContext request;
    private final ObjectMapper json;

    IdempotentInterceptor(IdempotencyKeys keys, CurrentCaller caller, RoutingContext request, ObjectMapper json) {
        this.keys = keys;
        this.caller = caller;
        this.request = request;
        this.json = json;
    }

    @AroundInvoke
    @Nullable
    Object around(InvocationContext method) throws Exception {
        String key = IdempotencyHeader.parse(request.request().getHeader(IdempotencyHeader.NAME));
        if (key == null) {
            return method.proceed();
        }
        var named = new IdempotencyKey(caller.get().accountId(), "POST " + request.normalizedPath(), key,
                IdempotentBody.fingerprint(request));
        return keys.refuseAnswered(named)
                .chain(() -> keys.once(named, () -> made(method), response -> Replay.of(response, json)))
                .onFailure(Answered.class).recoverWithItem(Replay::of);
    }

    /** What a method throws at once is a failure like any other. */
    @SuppressWarnings("unchecked") // as Idempotent says
    private static Uni<RestResponse<Object>> made(InvocationContext method) {
        return Uni.createFrom().deferred(() -> {
            try {
                return (Uni<RestResponse<Object>>) method.proceed();
            } catch (Exception failed) {
                return Uni.createFrom().failure(failed);
            }
        });
    }
}
