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

    static String nothingAt(String path) {
        return body(404, "Not found", "not-found", "There is nothing at " + path + ".");
    }

    static void send(HttpServerResponse response, int status, String body) {
        send(response, status, new Doors.Worded("application/problem+json", body));
    }

    static void send(HttpServerResponse response, int status, Doors.Worded words) {
        response.setStatusCode(status).putHeader("Content-Type", words.mediaType())
                .putHeader("Cache-Control", "no-store").end(words.body());
    }
}
