package dev.pressroom.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;

import dev.pressroom.job.Lane;

/** What comes from the broker. Each stream begins when its queue is there, and goes on when the queue was deleted and made anew. */
@ApplicationScoped
public class Messages {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final List<Consumption> consumptions = new CopyOnWriteArrayList<>();
    private final BrokerConnections connections;
    private final Multi<Message<Object>> dead;
    private final Topology topology;
    private final Vertx vertx;

    Messages(BrokerConnections connections, @Channel("dead") Multi<Message<Object>> dead, Topology topology,
            Vertx vertx) {
        this.connections = connections;
        this.dead = dead;
        this.topology = topology;
        this.vertx = vertx;
    }

    /** A reason to decline a message that is good, and somebody else's now. */
    public static final class LeftToOthers extends RuntimeException {
        public LeftToOthers() {
            super("left to others", null, false, false);
        }
    }

    /**
     * What is declined is put aside, unless it is {@link LeftToOthers}.
     *
     * @param most messages at a time that are not answered yet
     */
    public Multi<Message<Object>> of(Lane lane, int most) {
        return topology.declaredOnce().onItem().transformToMulti(there -> Multi.createFrom()
                .<Arrival>emitter(arrivals -> consume(Topology.queue(lane), most, arrivals),
                        BackPressureStrategy.BUFFER))
                .select().where(Arrival::isOurs)
                .map(Arrival::message);
    }

    private void consume(String queue, int most, MultiEmitter<? super Arrival> arrivals) {
        var consumption = new Consumption(connections, vertx, queue, most, arrivals);
        consumptions.add(consumption);
        arrivals.onTermination(() -> {
            consumptions.remove(consumption);
            consumption.end();
        });
        consumption.begin();
    }

    /** True while messages of all lanes that are asked for can come. */
    boolean flow() {
        return !consumptions.isEmpty() && consumptions.stream().allMatch(Consumption::flows);
    }

    /** No lane's messages come any more; those that came can still be answered. */
    public void pause() {
        consumptions.forEach(Consumption::pause);
    }

    /** Payloads are bytes. */
    Multi<Message<Object>> dead() {
        return steady(dead);
    }

    /** A deleted queue ends the connector's stream. */
    private Multi<Message<Object>> steady(Multi<Message<Object>> messages) {
        return topology.declaredOnce().onItem().transformToMulti(there -> messages
                .onCompletion().failWith(() -> new IllegalStateException("the queue was deleted"))
                .onFailure().retry().withBackOff(SOON, LATER).indefinitely());
    }
}
