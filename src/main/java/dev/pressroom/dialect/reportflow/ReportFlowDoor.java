package dev.pressroom.dialect.reportflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.web.Door;

/** Which paths are ReportFlow's, and its words where none of its resources is reached. */
@ApplicationScoped
class ReportFlowDoor implements Door {
    static final String NAME = "reportflow";

    /** After what refuses, before what is chosen by it. */
    private static final int EARLY = 5_000;
    private static final String FILES = "/[^/]+/design/[^/]+/files/[^/]+/?";

    private final ReportFlowConfig config;

    ReportFlowDoor(ReportFlowConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answerAnything, EARLY);
    }

    /** The state of things decides whether an answer is JSON, a PDF or a ZIP, whatever the client says that it takes. */
    private void answerAnything(RoutingContext request) {
        if (open() && claims(request.normalizedPath())) {
            request.request().headers().remove(HttpHeaders.ACCEPT);
        }
        request.next();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean open() {
        return config.enabled();
    }

    @Override
    public boolean claims(String path) {
        return path.matches("/v1/file|/v1/file/.*|/openapi/reportflow|" + FILES);
    }

    @Override
    public String methods(String path) {
        return path.startsWith("/v1/file/async/") || path.startsWith("/v1/file/sync/") ? "POST" : "GET, HEAD";
    }

    @Override
    public String refusal(Refused refused) {
        var fault = ReportFlowFaults.fault(refused.status());
        return new JsonObject().put("statusCode", fault.statusCode()).put("message", fault.message())
                .put("error", fault.error()).encode();
    }
}
