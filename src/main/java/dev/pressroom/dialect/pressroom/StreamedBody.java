package dev.pressroom.dialect.pressroom;

import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.problem.Problem;

/** A body that is read while it is worked on, for doors that take none as a parameter: it need not fit into memory. */
@RequestScoped
class StreamedBody {
    private final RoutingContext exchange;

    StreamedBody(RoutingContext exchange) {
        this.exchange = exchange;
    }

    /** @param reader is subscribed to before it answers, and takes pieces as it asks for them */
    <T> Uni<T> read(Function<Multi<Buffer>, Uni<T>> reader) {
        HttpServerRequest request = exchange.request();
        request.pause();
        return Uni.createFrom().deferred(() -> reader.apply(pieces(request)))
                .onFailure().invoke(() -> drain(request))
                .onFailure(HttpClosedException.class)
                .transform(_ -> new Problem.Malformed("The body broke off."));
    }

    private Multi<Buffer> pieces(HttpServerRequest request) {
        return Multi.createFrom().deferred(() -> {
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            return io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request).toMulti()
                    .map(io.vertx.mutiny.core.buffer.Buffer::getDelegate);
        });
    }

    /** The connection can be used again, and a client that sends before it listens hears the answer. */
    private static void drain(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(_ -> {}).resume();
        }
    }
}
