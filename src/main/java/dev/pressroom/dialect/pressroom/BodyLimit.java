package dev.pressroom.dialect.pressroom;

import java.io.IOException;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import io.vertx.ext.web.RoutingContext;

import dev.pressroom.problem.Problem;

/**
 * An account's own limit for bodies that do not tell their length: they are measured when all of them is here, before anybody parses
 * them. What is read as it comes has no such limit, as it has none of the installation's.
 */
@Provider
class BodyLimit implements ReaderInterceptor {
    private static final String MOST = "dev.pressroom.body-limit";

    private final RoutingContext exchange;

    BodyLimit(RoutingContext exchange) {
        this.exchange = exchange;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Long most = exchange.get(MOST);
        if (most != null && exchange.request().bytesRead() > most) {
            throw tooLarge(most);
        }
        return context.proceed();
    }

    /** @param most null for no limit but the installation's */
    static void set(RoutingContext exchange, @Nullable Long most) {
        exchange.put(MOST, most);
    }

    static Problem tooLarge(long most) {
        return new Problem.TooLarge("The body is over your account's limit of " + most + " bytes.", most);
    }
}
