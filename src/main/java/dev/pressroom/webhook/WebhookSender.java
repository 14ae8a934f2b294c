package dev.pressroom.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.NewsChannel;
import dev.pressroom.OwnContext;
import dev.pressroom.PressroomConfig;
import dev.pressroom.Rounds;

/** Sends what is due: as soon as it hears of it and, for retries and whatever was missed, by a sweep. Many processes may. */
@ApplicationScoped
class WebhookSender implements NewsChannel {
    /** Beside the request: finding the address, writing down what came of it. */
    private static final Duration MARGIN = Duration.ofSeconds(40);

    private final DeliveryLine line;
    private final Sending sending;
    private final WebhookConfig config;
    private final Traffic traffic;
    private final Vertx vertx;
    private final Rounds rounds;
    private final boolean sends;
    private volatile boolean stopping;

    WebhookSender(DeliveryLine line, Sending sending, WebhookConfig config, PressroomConfig house, Vertx vertx,
            Clock clock) {
        this.line = line;
        this.sending = sending;
        this.config = config;
        this.vertx = vertx;
        sends = config.send().orElse(house.role().servesClients());
        traffic = new Traffic(config.concurrency(), clock);
        rounds = new Rounds(vertx, "webhook delivery", this::empty);
    }

    void start(@Observes StartupEvent started) {
        if (sends) {
            vertx.setPeriodic(config.sweep().toMillis(), timer -> nudge());
        }
    }

    @Override
    public String name() {
        return DeliveryRecorder.CHANNEL;
    }

    @Override
    public void heard(String news) {
        nudge();
    }

    @Override
    public void missed() {
        nudge();
    }

    private void nudge() {
        if (sends && !stopping) {
            rounds.nudge();
        }
    }

    private Uni<Void> empty() {
        DeliveryLine.Room room = traffic.room();
        if (stopping || room.most() <= 0) {
            return Uni.createFrom().voidItem();
        }
        return line.take(room, config.timeout().plus(MARGIN)).chain(taken -> {
            taken.forEach(this::begin);
            return taken.isEmpty() ? Uni.createFrom().voidItem() : empty();
        });
    }

    /** In a context of its own: nothing waits for it but its place. */
    private void begin(DueDelivery delivery) {
        traffic.enter(delivery);
        OwnContext.run(vertx, () -> sending.send(delivery)).invoke(verdict -> rest(delivery, verdict))
                .onTermination().invoke(() -> {
                    traffic.leave(delivery);
                    nudge();
                }).subscribe().with(settled -> {}, failure -> DatabaseOutage
                        .log("delivery not settled, it is repeated delivery=" + delivery, failure));
    }

    private void rest(DueDelivery delivery, Verdict verdict) {
        if (verdict instanceof Verdict.Again(var wait, var error, var pause) && pause) {
            traffic.pause(delivery, wait);
        }
    }

    void turnAway(@Observes ShutdownDelayInitiatedEvent asked) {
        stopping = true;
    }

    /** Runs on the main thread, which has nothing else to do; what is not over by then is repeated by another sender. */
    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        long deadline = System.nanoTime() + config.timeout().toNanos();
        var over = new CompletableFuture<Void>();
        long timer = vertx.setPeriodic(1, 50, tick -> {
            if (traffic.idle() || System.nanoTime() > deadline) {
                over.complete(null);
            }
        });
        over.join();
        vertx.cancelTimer(timer);
    }
}
