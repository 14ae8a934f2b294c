package dev.pressroom.dialect.pressroom;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import io.quarkus.arc.NoClassInterceptors;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.Sha256;

/** Takes the fingerprint of a body before it is parsed: afterwards its bytes are gone. */
@Provider
@Idempotent
class IdempotentBody implements ReaderInterceptor {
    private static final String FINGERPRINT = "dev.pressroom.fingerprint";

    private final RoutingContext request;

    IdempotentBody(RoutingContext request) {
        this.request = request;
    }

    @Override
    @NoClassInterceptors // the annotation binds this class to methods; it is not one of them
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (request.request().getHeader(IdempotencyHeader.NAME) != null) {
            byte[] body = context.getInputStream().readAllBytes();
            request.put(FINGERPRINT, Sha256.hex(body));
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    /** Of the body that was read; that of nothing where there was none. */
    static String fingerprint(RoutingContext request) {
        String taken = request.get(FINGERPRINT);
        return taken == null ? Sha256.hex(new byte[0]) : taken;
    }
}
