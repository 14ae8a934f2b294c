package dev.pressroom.dialect.sqr;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.JsonObject;

import dev.pressroom.web.Door;

/** Which paths are SQR's, and its words where none of its resources is reached. */
@ApplicationScoped
class SqrDoor implements Door {
    static final String NAME = "sqr";

    private final SqrConfig config;
    private final Clock clock;

    SqrDoor(SqrConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
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
        return path.matches("/oauth2/token/?|/v1/oauth/token/?|/v1/document/api|/v1/document/api/.*|/openapi/sqr");
    }

    @Override
    public String methods(String path) {
        return path.matches(".*/token/?|/v1/document/api/?") ? "POST" : "GET, HEAD";
    }

    @Override
    public String refusal(Refused refused) {
        var fault = SqrTranslation.fault(refused.status(), refused.method(), refused.path(), clock.instant());
        return new JsonObject().put("code", fault.code()).put("timestamp", fault.timestamp()).put("path", fault.path())
                .put("method", fault.method()).put("error", fault.error()).put("message", fault.message()).encode();
    }
}
