package dev.pressroom.queue;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OutageLog;
import dev.pressroom.job.Lane;

/**
 * The queues and their bindings, declared by every process at each connection and every few seconds: a message published
 * where nobody has declared its queue would be confirmed and lost.
 */
@ApplicationScoped
class Topology {
    static final String EXCHANGE = "pressroom.jobs";
    static final String DEAD_LETTERS = "pressroom.jobs.dead";
    /** RabbitMQ 4 drops what was redelivered 20 times unless told; what is in the last queue has nowhere else to go. */
    private static final int PRACTICALLY_NEVER = 1_000_000;
    private static final OutageLog LOG = new OutageLog("broker");

    private static final long AGAIN = 2_000;
    private static final int FAREWELL_MILLIS = 1_000;

    private final BrokerConnections connections;
    private final QueueConfig config;
    private final Vertx vertx;
    private final CompletableFuture<Void> declaredOnce = new CompletableFuture<>();
    private final AtomicBoolean awaited = new AtomicBoolean();
    private volatile @Nullable Connection connection;
    private volatile boolean declared;
    /** Nothing is to be sent before the application stands: chores run earlier, when the database may have no tables yet. */
    private volatile boolean started;
    private volatile boolean closing;
    private volatile int workers = 1;
    private volatile String complaint = "";

    Topology(BrokerConnections connections, QueueConfig config, Vertx vertx) {
        this.connections = connections;
        this.config = config;
        this.vertx = vertx;
    }

    /** False while the broker is away; what is published then would only pile up in memory. */
    boolean ready() {
        Connection current = connection;
        return declared && current != null && current.isOpen();
    }

    /** How many processes take messages from the bulk lane; 1 where none does yet. */
    int workers() {
        return workers;
    }

    /** Completes when the queues have been there for the first time. */
    Uni<Void> declaredOnce() {
        // Not as a completion stage: who no longer waits would cancel it for the others.
        return Uni.createFrom().emitter(waiting -> declaredOnce.thenRun(() -> waiting.complete(null)));
    }

    void start(@Observes StartupEvent event) {
        started = true;
        refresh().subscribe().with(done -> {});
    }

    /** Connects where there is no connection, makes anew what somebody has deleted, and counts the workers. Never fails. */
    Uni<Void> refresh() {
        return Uni.createFrom().completionStage(vertx.executeBlocking(() -> {
            connectAndDeclare();
            return true;
        }, false).toCompletionStage()).replaceWithVoid();
    }

    private synchronized void connectAndDeclare() {
        if (!started || closing) {
            return;
        }
        try {
            declare(connected());
        } catch (IOException | TimeoutException | RuntimeException failure) {
            failed(failure);
        }
    }

    private Connection connected() throws IOException, TimeoutException {
        Connection current = connection;
        if (current != null && current.isOpen()) {
            return current;
        }
        declared = false;
        Connection opened = connections.open("topology");
        opened.addShutdownListener(cause -> again());
        connection = opened;
        return opened;
    }

    /** Once, however many ask. */
    private void again() {
        if (!closing && awaited.compareAndSet(false, true)) {
            vertx.setTimer(AGAIN, timer -> {
                awaited.set(false);
                refresh().subscribe().with(done -> {});
            });
        }
    }

    /** On a channel of its own: the broker closes the one on which it refuses something. */
    private void declare(Connection current) throws IOException, TimeoutException {
        try (Channel channel = current.createChannel()) {
            channel.exchangeDeclare(EXCHANGE, "direct", true);
            channel.exchangeDeclare(DEAD_LETTERS, "direct", true);
            declare(channel, DEAD_LETTERS, deadArguments(), DEAD_LETTERS, DEAD_LETTERS);
            declare(channel, queue(Lane.EXPRESS), laneArguments(), EXCHANGE, routingKey(Lane.EXPRESS));
            succeeded(declare(channel, queue(Lane.BULK), laneArguments(), EXCHANGE, routingKey(Lane.BULK)));
        }
    }

    private static AMQP.Queue.DeclareOk declare(Channel channel, String queue, Map<String, Object> arguments,
            String exchange, String routingKey) throws IOException {
        AMQP.Queue.DeclareOk made = channel.queueDeclare(queue, true, false, false, arguments);
        channel.queueBind(queue, exchange, routingKey);
        return made;
    }

    private void succeeded(AMQP.Queue.DeclareOk bulk) {
        workers = Math.max(1, bulk.getConsumerCount());
        complaint = "";
        declared = true;
        declaredOnce.complete(null);
    }

    private void failed(Exception failure) {
        declared = false;
        if (closing) {
            return;
        }
        var mismatch = Mismatch.of(failure);
        if (mismatch.isPresent()) {
            refused(mismatch.get());
        } else {
            LOG.say(Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName()));
            abandon();
            again();
        }
    }

    private void refused(String words) {
        if (complained(words)) {
            Log.error(words);
        }
        if (!declaredOnce.isDone()) {
            // It would be so at every try. A process that has worked before stays: what it accepts waits in the database.
            Quarkus.asyncExit(1);
        }
    }

    /** Half a connection is worse than none. */
    private void abandon() {
        Connection current = connection;
        if (current != null) {
            current.abort(FAREWELL_MILLIS);
        }
    }

    /** True the first time: the same would be said every two seconds. */
    private boolean complained(String cause) {
        boolean news = !cause.equals(complaint);
        complaint = cause;
        return news;
    }

    private Map<String, Object> laneArguments() {
        return Map.of("x-queue-type", "quorum", "x-delivery-limit", config.deliveryLimit(),
                "x-dead-letter-exchange", DEAD_LETTERS, "x-dead-letter-routing-key", DEAD_LETTERS);
    }

    private static Map<String, Object> deadArguments() {
        return Map.of("x-queue-type", "quorum", "x-delivery-limit", PRACTICALLY_NEVER);
    }

    static String routingKey(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }

    static String queue(Lane lane) {
        return EXCHANGE + "." + routingKey(lane);
    }

    @PreDestroy
    void stop() {
        closing = true;
        abandon();
    }
}
