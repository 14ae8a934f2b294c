package dev.pressroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

import dev.pressroom.fleet.Passage;
import dev.pressroom.testing.BrokerChannel;
import dev.pressroom.testing.Services;

/** On the embedded broker, behind a passage. */
class ConsumptionTest {
    private static final int MOST = 2;
    private static final int SENT = 10;

    private final Vertx vertx = Vertx.vertx();
    private final String queue = "consumption-" + UUID.randomUUID();
    private final Map<String, String> servers = Services.properties();
    private final Passage passage = new Passage(servers.get("pressroom.broker.host"),
            Integer.parseInt(Objects.requireNonNull(servers.get("pressroom.broker.port"))));
    private final BrokerChannel broker = new BrokerChannel(servers);
    private final List<Message<Object>> taken = new CopyOnWriteArrayList<>();
    private final List<Consumption> consumptions = new CopyOnWriteArrayList<>();

    ConsumptionTest() throws Exception {}

    @BeforeEach
    void send() throws Exception {
        broker.declare(queue, Map.of());
        for (int number = 0; number < SENT; number++) {
            broker.publish("", queue, "{\"number\":" + number + "}");
        }
    }

    @AfterEach
    void close() throws Exception {
        consumptions.forEach(Consumption::end);
        broker.delete(queue);
        broker.close();
        passage.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Consumption consume() {
        var settings = new HashMap<String, String>();
        servers.forEach((key, value) -> {
            if (key.startsWith("pressroom.broker.")) {
                settings.put(key, value);
            }
        });
        settings.put("pressroom.broker.host", "127.0.0.1");
        settings.put("pressroom.broker.port", String.valueOf(passage.port()));
        settings.put("pressroom.broker.bulk-window", "1");
        var config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(QueueConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build()
                .getConfigMapping(QueueConfig.class);
        Multi.createFrom().<Arrival>emitter(arrivals -> {
            consumptions.add(new Consumption(new BrokerConnections(config), vertx, queue, MOST, arrivals));
            consumptions.getLast().begin();
        }, BackPressureStrategy.BUFFER).map(Arrival::message).subscribe().with(taken::add);
        return consumptions.getLast();
    }

    @Test
    void takesNoMoreAtATimeThanItMay() throws Exception {
        consume();

        await().until(() -> taken.size() == MOST);

        assertThat(broker.waiting(queue)).isEqualTo(SENT - MOST);
    }

    @Test
    void takesTheNextWhenOneIsAnswered() {
        consume();
        await().until(() -> taken.size() == MOST);

        ack(taken.getFirst());

        await().until(() -> taken.size() == MOST + 1);
        assertThat(number(taken.getLast())).isEqualTo(MOST);
    }

    @Test
    void takesAsManyAsBeforeAfterEachLostConnection() throws Exception {
        var consumption = consume();
        await().until(() -> taken.size() == MOST);

        for (int time = 2; time <= 4; time++) {
            passage.bar();
            await().until(() -> !consumption.flows());
            passage.open();
            int arrived = time * MOST;
            await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() == arrived);
        }

        assertThat(broker.waiting(queue)).isEqualTo(SENT - MOST);
        assertThat(consumption.flows()).isTrue();
    }

    @Test
    void answersNothingOverAnotherConnection() throws Exception {
        var consumption = consume();
        await().until(() -> taken.size() == MOST);
        passage.bar();
        await().until(() -> !consumption.flows());
        passage.open();
        await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() == 2 * MOST);

        assertThatThrownBy(() -> ack(taken.getFirst())).isNotNull();

        assertThat(consumption.flows()).isTrue();
        taken.subList(MOST, 2 * MOST).forEach(ConsumptionTest::ack);
        await().until(() -> taken.size() == 3 * MOST);
        assertThat(taken.subList(2 * MOST, 3 * MOST)).extracting(ConsumptionTest::number).containsExactly(2, 3);
    }

    @Test
    void leavesTheRestToOthersWhenItPauses() throws Exception {
        var consumption = consume();
        await().until(() -> taken.size() == MOST);

        consumption.pause();
        await().until(() -> broker.consumers(queue) == 0); // before, what goes back could come again
        taken.getFirst().nack(new Messages.LeftToOthers()).toCompletableFuture().join();

        await().until(() -> broker.waiting(queue) == SENT - MOST + 1);
        ack(taken.getLast());
        assertThat(taken).hasSize(MOST);
    }

    private static void ack(Message<Object> message) {
        message.ack().toCompletableFuture().join();
    }

    private static int number(Message<Object> message) {
        return ((JsonObject) message.getPayload()).getInteger("number");
    }
}
