package dev.pressroom.queue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Address;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.rabbitmq.RabbitMQClient;
import io.vertx.rabbitmq.RabbitMQOptions;

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

    private final RabbitMQClient client;
    private final QueueConfig config;
    private final CompletableFuture<Void> declaredOnce = new CompletableFuture<>();
    /** Before the first connection is wholly there, the client already calls itself connected. */
    private volatile boolean met;
    private volatile boolean declared;
    private volatile boolean closing;
    private volatile int workers = 1;
    private volatile String complaint = "";

    Topology(Vertx vertx, QueueConfig config) {
        this.config = config;
        this.client = RabbitMQClient.create(vertx, options(config));
        client.addConnectionEstablishedCallback(ready -> {
            declared = false;
            met = true;
            // A callback that fails makes the client open another connection and forget to close this one.
            declare().onComplete(done -> ready.complete());
        });
    }

    /** False while the broker is away; what is published then would only pile up in memory. */
    boolean ready() {
        return declared && client.isConnected();
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

    /** Makes anew what somebody has deleted, and counts the workers. Never fails. */
    Uni<Void> refresh() {
        if (met && !client.isConnected()) {
            LOG.say("the connection is lost");
        }
        return met && client.isConnected()
                ? Uni.createFrom().completionStage(declare().otherwiseEmpty().toCompletionStage())
                : Uni.createFrom().voidItem();
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        connect(vertx);
    }

    private void connect(Vertx vertx) {
        client.start().onFailure(failure -> {
            if (!closing) {
                LOG.say(String.valueOf(failure.getMessage()));
                vertx.setTimer(2_000, again -> connect(vertx));
            }
        });
    }

    private Future<Void> declare() {
        return client.exchangeDeclare(EXCHANGE, "direct", true, false)
                .compose(done -> client.exchangeDeclare(DEAD_LETTERS, "direct", true, false))
                .compose(done -> declare(DEAD_LETTERS, deadArguments(), DEAD_LETTERS, DEAD_LETTERS))
                .compose(done -> declare(queue(Lane.EXPRESS), laneArguments(), EXCHANGE, routingKey(Lane.EXPRESS)))
                .compose(done -> declare(queue(Lane.BULK), laneArguments(), EXCHANGE, routingKey(Lane.BULK)))
                .onSuccess(this::succeeded)
                .onFailure(this::failed)
                .mapEmpty();
    }

    private Future<AMQP.Queue.DeclareOk> declare(String queue, Map<String, Object> arguments, String exchange,
            String routingKey) {
        return client.queueDeclare(queue, true, false, false, new JsonObject(arguments))
                .compose(made -> client.queueBind(queue, exchange, routingKey).map(made));
    }

    private void succeeded(AMQP.Queue.DeclareOk bulk) {
        workers = Math.max(1, bulk.getConsumerCount());
        complaint = "";
        declared = true;
        declaredOnce.complete(null);
    }

    private void failed(Throwable failure) {
        declared = false;
        if (closing) {
            return;
        }
        var mismatch = Mismatch.of(failure);
        if (complained(String.valueOf(failure.getMessage()))) {
            mismatch.ifPresentOrElse(Log::error, () -> Log.warnf("queues not declared cause=%s", failure.getMessage()));
        }
        if (mismatch.isPresent() && !declaredOnce.isDone()) {
            // It would be so at every try. A process that has worked before stays: what it accepts waits in the database.
            Quarkus.asyncExit(1);
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

    private static RabbitMQOptions options(QueueConfig config) {
        var options = new RabbitMQOptions().setHost(config.host()).setPort(config.port())
                .setVirtualHost(config.virtualHost()).setAutomaticRecoveryEnabled(false)
                .setReconnectAttempts(Integer.MAX_VALUE).setReconnectInterval(2_000).setConnectionTimeout(5_000)
                .setRequestedHeartbeat(BrokerConnections.HEARTBEAT_SECONDS);
        config.username().ifPresent(options::setUser);
        config.password().ifPresent(options::setPassword);
        config.addresses().ifPresent(list -> options.setAddresses(List.of(Address.parseAddresses(list))));
        if (config.tls()) {
            options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
        }
        return options;
    }

    @PreDestroy
    void stop() {
        closing = true;
        client.stop();
    }
}
