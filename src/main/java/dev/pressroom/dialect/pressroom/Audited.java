package dev.pressroom.dialect.pressroom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/** A method that changes something and leaves an entry in the audit log; it answers a {@code Uni}. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface Audited {
    /** Kind of the thing and what becomes of it: {@code webhook.deleted}. */
    @Nonbinding
    String value() default "";

    @Nonbinding
    When when() default When.TOGETHER;

    /** How the entry and the change belong together. */
    enum When {
        /** Everything the method writes joins a transaction, and the entry is the last of it. */
        TOGETHER,
        /** The method is more than one transaction: an entry that says so comes before it. */
        BEFORE,
        /** The method calls {@link Auditing} where its transaction is; here it only says so. */
        WITHIN
    }
}
