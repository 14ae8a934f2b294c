package dev.pressroom.dialect.pressroom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import jakarta.ws.rs.NameBinding;

/**
 * A POST that makes something and takes an {@code Idempotency-Key}: what it makes is committed together with its answer. It
 * answers a {@code Uni} of a {@code RestResponse} with a JSON body, and everything it writes joins the transaction that it
 * is called in. Its body is read whole, so it is not for bodies that stream.
 */
@NameBinding
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface Idempotent {
    /**
     * Whether the method begins its transaction itself, after work that must hold no connection, and keeps the answer by
     * {@link Closing}.
     */
    @Nonbinding
    boolean late() default false;
}
