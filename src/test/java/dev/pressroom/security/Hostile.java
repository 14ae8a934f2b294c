package dev.pressroom.security;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

import dev.pressroom.render.Documents;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.merge.ClosedEngine;

/** What the tables' tests do with templates that mean harm. */
final class Hostile {
    private static final ClosedEngine ENGINE = new ClosedEngine();

    private Hostile() {}

    static String merge(String template, String data) {
        return ENGINE.merge(Documents.document(template, data));
    }

    static Code mergeFailure(String template, String data) {
        return failure(() -> merge(template, data));
    }

    static Code mergeFailure(RenderRequest request) {
        return failure(() -> ENGINE.merge(request));
    }

    static Code renderFailure(String html) {
        return failure(() -> Documents.render("{|" + html + "|}"));
    }

    static Code renderFailure(RenderRequest request) {
        return failure(() -> Documents.render(request));
    }

    static Code renderFailure(String html, Map<String, byte[]> assets) {
        return failure(() -> Documents.render(html, assets));
    }

    private static Code failure(Runnable action) {
        return Objects.requireNonNull(catchThrowableOfType(RenderFailure.class, action::run), "it did not fail")
                .code();
    }

    /** A server within reach that nobody may ask; a redirect into the house is all that it answers. */
    static final class Listener implements AutoCloseable {
        private final AtomicInteger requests = new AtomicInteger();
        private final HttpServer server;

        Listener() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", exchange -> {
                requests.incrementAndGet();
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1/");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        int requests() {
            return requests.get();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
