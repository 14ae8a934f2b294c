package dev.pressroom.dialect.pressroom;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

import dev.pressroom.intake.IdempotencyKey;
import dev.pressroom.intake.IdempotencyKey.Answered;
import dev.pressroom.intake.IdempotencyKeys;
import dev.pressroom.problem.Problem;

/** Calls a method that is {@link Idempotent} once for each key, inside the transaction that keeps its answer. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 900) // inside the checks of the body, which nothing is kept of
class IdempotentInterceptor {
    private final IdempotencyKeys keys;
    private final Closing closing;
    private final ObjectMapper json;

    IdempotentInterceptor(IdempotencyKeys keys, Closing closing, ObjectMapper json) {
        this.keys = keys;
        this.closing = closing;
        this.json = json;
    }

    @AroundInvoke
    @Nullable
    Object around(InvocationContext method) throws Exception {
        IdempotencyKey key = closing.key();
        if (key == null) {
            return method.proceed();
        }
        Uni<RestResponse<Object>> made = method.getInterceptorBinding(Idempotent.class).late()
                ? late(key, method)
                : keys.once(key, () -> made(method), response -> Replay.of(response, json));
        return keys.refuseAnswered(key).chain(() -> made).onFailure(Answered.class).recoverWithItem(Replay::of);
    }

    /** What stands in its way may be what the same request made a moment ago. */
    private Uni<RestResponse<Object>> late(IdempotencyKey key, InvocationContext method) {
        return made(method).onFailure(Problem.Conflict.class).recoverWithUni(
                conflict -> keys.refuseAnswered(key).chain(() -> Uni.createFrom().failure(conflict)));
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
