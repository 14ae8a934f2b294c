package dev.pressroom.dialect.webadmit;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.JsonObject;

import dev.pressroom.web.Door;

/** Which paths are WebAdMIT's, and its words where none of its resources is reached. */
@ApplicationScoped
class WebAdmitDoor implements Door {
    /** As the core keeps it with each batch. */
    static final String NAME = "webadmit";

    private final WebAdmitConfig config;

    WebAdmitDoor(WebAdmitConfig config) {
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
        return path.matches("/api/v1/user_identities(/.*)?|/openapi/webadmit");
    }

    @Override
    public String methods(String path) {
        return path.matches(".*/pdf_manager_batches/?") ? "GET, HEAD, POST" : "GET, HEAD";
    }

    @Override
    public String refusal(Refused refused) {
        return new JsonObject().put("message", WebAdmitFaults.words(refused.status())).encode();
    }
}
