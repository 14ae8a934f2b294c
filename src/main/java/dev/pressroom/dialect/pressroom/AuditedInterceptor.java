package dev.pressroom.dialect.pressroom;

import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Calls a method that is {@link Audited} together with, or after, its entry. */
@Audited
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 950) // inside what answers a repeated request without calling the method
class AuditedInterceptor {
    private final Auditing auditing;

    AuditedInterceptor(Auditing auditing) {
        this.auditing = auditing;
    }

    @AroundInvoke
    @Nullable
    Object around(InvocationContext method) throws Exception {
        Audited audited = method.getInterceptorBinding(Audited.class);
        Supplier<Uni<Object>> act = () -> begun(method);
        return switch (audited.when()) {
            case TOGETHER -> auditing.together(audited.value(), auditing.facts(method.getParameters()), act);
            case BEFORE -> auditing.before(audited.value(), act);
            case WITHIN -> method.proceed();
        };
    }

    /** What a method throws at once is a failure like any other. */
    @SuppressWarnings("unchecked") // as Audited says
    private static Uni<Object> begun(InvocationContext method) {
        return Uni.createFrom().deferred(() -> {
            try {
                return (Uni<Object>) method.proceed();
            } catch (Exception failed) {
                return Uni.createFrom().failure(failed);
            }
        });
    }
}
