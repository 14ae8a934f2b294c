package dev.pressroom.web;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.Config;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;

/** Whether this process takes no more requests, because it has been asked to stop and the delay for load balancers is over. */
@ApplicationScoped
class Closing {
    private final Vertx vertx;
    private final Config config;
    private volatile boolean closed;

    Closing(Vertx vertx, Config config) {
        this.vertx = vertx;
        this.config = config;
    }

    boolean closed() {
        return closed;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent asked) {
        long delay = config.getOptionalValue("quarkus.shutdown.delay", Duration.class).orElse(Duration.ZERO).toMillis();
        if (delay > 0) {
            vertx.setTimer(delay, over -> closed = true);
        } else {
            closed = true;
        }
    }
}
