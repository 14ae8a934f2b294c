package dev.pressroom.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;

/** Answers for addresses that no dialect claims. */
@ApplicationScoped
class Unclaimed {
    private static final int LAST = Integer.MAX_VALUE;

    private final Doors doors;

    Unclaimed(Doors doors) {
        this.doors = doors;
    }

    void register(@Observes Router router) {
        router.route().order(LAST).handler(request -> Refusal.send(request.response(), 404,
                doors.worded(request.request().method().name(), request.normalizedPath(), 404,
                        Refusal.nothingAt(request.normalizedPath()))));
    }
}
