package dev.pressroom.batch;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.NewsChannel;
import dev.pressroom.OwnContext;
import dev.pressroom.Rounds;

/**
 * Writes the archives that are due, a few at a time. Every process may: workers come and go with the queue, which is empty by then. One
 * that a process leaves half-written is due again when its lease is over.
 */
@ApplicationScoped
class ArchiveWriter implements NewsChannel {
    private final AtomicInteger underWay = new AtomicInteger();
    private final ArchiveOrders orders;
    private final ArchiveWriting writing;
    private final BatchConfig config;
    private final Vertx vertx;
    private final Rounds rounds;
    private volatile boolean stopping;

    ArchiveWriter(ArchiveOrders orders, ArchiveWriting writing, BatchConfig config, Vertx vertx) {
        this.orders = orders;
        this.writing = writing;
        this.config = config;
        this.vertx = vertx;
        rounds = new Rounds(vertx, "archive writing", this::empty);
    }

    @Override
    public String name() {
        return ArchiveOrders.CHANNEL;
    }

    @Override
    public void heard(String news) {
        nudge();
    }

    @Override
    public void missed() {
        nudge();
    }

    @Scheduled(every = "{pressroom.batch.sweep}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        nudge();
    }

    private void nudge() {
        if (!stopping && underWay.get() < config.archives()) {
            rounds.nudge();
        }
    }

    private Uni<Void> empty() {
        return stopping || underWay.get() >= config.archives()
                ? Uni.createFrom().voidItem()
                : orders.take(config.archiveLease()).chain(order -> {
                    if (order == null) {
                        return Uni.createFrom().voidItem();
                    }
                    begin(order);
                    return empty();
                });
    }

    private void begin(ArchiveOrders.Order order) {
        underWay.incrementAndGet();
        OwnContext.run(vertx, () -> writing.write(order)).onTermination().invoke(() -> {
            underWay.decrementAndGet();
            nudge();
        }).subscribe().with(done -> {}, failure -> DatabaseOutage
                .log("archive not settled, it is due again batch=" + order.batchId(), failure));
    }

    void turnAway(@Observes ShutdownDelayInitiatedEvent asked) {
        stopping = true;
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }
}
