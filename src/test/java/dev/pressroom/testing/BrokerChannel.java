package dev.pressroom.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;

/** The broker as somebody sees it who is not Pressroom: an operator's tool, a stranger's program. */
public final class BrokerChannel implements AutoCloseable {
    private final Connection connection;

    /** @param properties of the servers, by configuration key */
    public BrokerChannel(Map<String, String> properties) throws IOException, TimeoutException {
        var factory = new ConnectionFactory();
        factory.setHost(properties.get("pressroom.broker.host"));
        factory.setPort(Integer.parseInt(Objects.requireNonNull(properties.get("pressroom.broker.port"))));
        factory.setUsername(properties.get("pressroom.broker.username"));
        factory.setPassword(properties.get("pressroom.broker.password"));
        factory.setVirtualHost(properties.getOrDefault("pressroom.broker.virtual-host", "/"));
        connection = factory.newConnection();
    }

    /** Persistent, and confirmed by the broker when this returns. */
    public void publish(String exchange, String routingKey, byte[] body) throws Exception {
        try (Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(exchange, routingKey, MessageProperties.PERSISTENT_BASIC, body);
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    public void publish(String exchange, String routingKey, String body) throws Exception {
        publish(exchange, routingKey, body.getBytes(StandardCharsets.UTF_8));
    }

    public void declare(String queue, Map<String, Object> arguments) throws Exception {
        try (Channel channel = connection.createChannel()) {
            channel.queueDeclare(queue, true, false, false, arguments);
        }
    }

    /** How many take from this queue; -1 where it does not exist. */
    public long consumers(String queue) throws Exception {
        try (Channel channel = connection.createChannel()) {
            return channel.consumerCount(queue);
        } catch (IOException missing) {
            return -1;
        }
    }

    /** How many messages of this queue nobody has taken; counted by taking them for a moment. */
    public int waiting(String queue) throws Exception {
        try (Channel channel = connection.createChannel()) {
            int count = 0;
            while (channel.basicGet(queue, false) != null) {
                count++;
            }
            return count;
        }
    }

    public void delete(String queue) throws Exception {
        try (Channel channel = connection.createChannel()) {
            channel.queueDelete(queue);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
