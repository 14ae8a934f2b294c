package dev.pressroom.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;

/** Answers for addresses that no dialect claims. */
@ApplicationScoped
class Unclaimed {
    private static final int LAST = Integer.MAX_VALUE;

    void register(@Observes Router router) {
        router.route().order(LAST).handler(request -> Refusal.send(request.response(), 404,
                Refusal.body(404, "Not found", "not-found", "There is nothing at " + request.normalizedPath() + ".")));
    }
}
