package dev.pressroom.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** A no before any dialect was reached, as RFC 9457 has it. */
final class Refusal {
    private Refusal() {}

    static String body(int status, String title, String code, String detail) {
        return new JsonObject().put("type", "about:blank").put("title", title).put("status", status)
                .put("detail", detail)
                .put("code", code).encode();
    }

    static void send(HttpServerResponse response, int status, String body) {
        response.setStatusCode(status).putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store").end(body);
    }
}
