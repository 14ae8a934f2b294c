package dev.pressroom.queue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.rabbitmq.client.Address;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.rabbitmq.RabbitMQClient;
import io.vertx.rabbitmq.RabbitMQOptions;

import dev.pressroom.job.Lane;

/**
 * The queues and their bindings, declared by every process at each connection: a message published where nobody has
 * declared its queue would be confirmed and lost.
 */
@ApplicationScoped
class Topology {
    static final String EXCHANGE = "pressroom.jobs";
    static final String DEAD_LETTERS = "pressroom.jobs.dead";

    private final RabbitMQClient client;
    private final QueueConfig config;
    private volatile boolean declared;
    private volatile boolean closing;

    Topology(Vertx vertx, QueueConfig config) {
        this.config = config;
        this.client = RabbitMQClient.create(vertx, options(config));
        client.addConnectionEstablishedCallback(ready -> declare().onComplete(ready));
    }

    /** False while the broker is away; what is published then would only pile up in memory. */
    boolean ready() {
        return declared && client.isConnected();
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        connect(vertx);
    }

    private void connect(Vertx vertx) {
        client.start().onFailure(failure -> {
            if (!closing) {
                Log.warnf("broker unreachable host=%s port=%d cause=%s", config.host(), config.port(),
                        failure.getMessage());
                vertx.setTimer(2_000, again -> connect(vertx));
            }
        });
    }

    private Future<Void> declare() {
        var arguments = new JsonObject().put("x-queue-type", "quorum");
        return client.exchangeDeclare(EXCHANGE, "direct", true, false)
                .compose(done -> client.exchangeDeclare(DEAD_LETTERS, "direct", true, false))
                .compose(done -> client.queueDeclare(DEAD_LETTERS, true, false, false, arguments))
                .compose(done -> client.queueBind(DEAD_LETTERS, DEAD_LETTERS, DEAD_LETTERS))
                .compose(done -> declare(Lane.EXPRESS))
                .compose(done -> declare(Lane.BULK))
                .onSuccess(done -> declared = true)
                .onFailure(failure -> Log.errorf("queues not declared cause=%s", failure.getMessage()));
    }

    private Future<Void> declare(Lane lane) {
        return client.queueDeclare(queue(lane), true, false, false, new JsonObject(laneArguments()))
                .compose(done -> client.queueBind(queue(lane), EXCHANGE, routingKey(lane)));
    }

    /** Also what the consumers declare their queues with: a queue declared with other arguments is refused by the broker. */
    @Produces
    @Singleton
    @Identifier("pressroom-lane")
    Map<String, Object> laneArguments() {
        return Map.of("x-queue-type", "quorum", "x-delivery-limit", config.deliveryLimit(),
                "x-dead-letter-exchange", DEAD_LETTERS, "x-dead-letter-routing-key", DEAD_LETTERS);
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
                .setReconnectAttempts(Integer.MAX_VALUE).setReconnectInterval(2_000).setConnectionTimeout(5_000);
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
