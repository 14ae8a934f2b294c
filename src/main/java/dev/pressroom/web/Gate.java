package dev.pressroom.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.PressroomConfig;

/** What every request passes first: a worker and a process that stops show health and metrics alone; no body may be over the limit. */
@ApplicationScoped
class Gate {
    private static final int FIRST = 10_000;
    private static final int FAR_OVER = 5;

    private final PressroomConfig config;
    private final Closing closing;
    private final Doors doors;

    Gate(PressroomConfig config, Closing closing, Doors doors) {
        this.config = config;
        this.closing = closing;
        this.doors = doors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext request) {
        if (isOperational(request.normalizedPath())) {
            request.next();
        } else if (!config.role().servesClients()) {
            Refusal.send(request.response(), 404, Refusal.body(404, "Not found", "not-found",
                    "This process is a worker; it serves health and metrics only."));
        } else if (closing.closed()) {
            refuseAll(request);
        } else if (doors.shut(request.normalizedPath())) {
            Refusal.send(request.response(), 404, Refusal.nothingAt(request.normalizedPath()));
        } else if (length(request) > config.maxBodySize().asLongValue()) {
            refuseBody(request);
        } else {
            request.addHeadersEndHandler(headers -> tellLengthOnce(request.response().headers()));
            request.next();
        }
    }

    /** The framework streams everything in chunks; with a length beside them proxies refuse the answer (RFC 9112, 6.2). */
    private static void tellLengthOnce(MultiMap headers) {
        if (headers.contains(HttpHeaders.CONTENT_LENGTH)) {
            headers.remove(HttpHeaders.TRANSFER_ENCODING);
        }
    }

    private void refuseAll(RoutingContext request) {
        request.response().putHeader("Retry-After", "1");
        Refusal.send(request.response(), 503,
                doors.worded(request.request().method().name(), request.normalizedPath(), 503, Refusal.body(503,
                        "Service unavailable", "unavailable", "This server is stopping; send the request again.")));
    }

    private void refuseBody(RoutingContext request) {
        Doors.Worded body = doors.worded(request.request().method().name(), request.normalizedPath(), 413,
                Refusal.body(413, "Content too large", "too-large",
                        "The body is over the limit of " + config.maxBodySize().asLongValue() + " bytes."));
        // Most clients hear the answer only after they have sent all, so what is not far over is read and thrown away.
        if (length(request) <= FAR_OVER * config.maxBodySize().asLongValue()) {
            request.request().handler(bytes -> {}).endHandler(read -> Refusal.send(request.response(), 413, body))
                    .resume();
        } else {
            request.response().putHeader("Connection", "close")
                    .endHandler(ended -> request.request().connection().close());
            Refusal.send(request.response(), 413, body);
        }
    }

    private static boolean isOperational(String path) {
        return path.startsWith("/q/health") || path.equals("/q/metrics");
    }

    private static long length(RoutingContext request) {
        String header = request.request().getHeader("Content-Length");
        return header == null || !header.matches("\\d{1,18}") ? 0 : Long.parseLong(header);
    }
}
