package dev.pressroom.dialect.influxion;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.JsonObject;

import dev.pressroom.web.Door;

/** Which paths are Influxion's, and its words where none of its resources is reached. */
@ApplicationScoped
class InfluxionDoor implements Door {
    static final String NAME = "influxion";

    private final InfluxionConfig config;

    InfluxionDoor(InfluxionConfig config) {
        this.config = config;
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
        return path.matches("/token/?|/pdf|/pdf/.*|/openapi/influxion");
    }

    @Override
    public String methods(String path) {
        return path.matches("/token/?|/pdf/generate/?") ? "POST" : "GET, HEAD";
    }

    @Override
    public String refusal(Refused refused) {
        return new JsonObject().put("detail", InfluxionFaults.words(refused.status(), refused.bodyLimit())).encode();
    }
}
