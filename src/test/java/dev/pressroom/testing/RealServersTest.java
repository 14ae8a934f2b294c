package dev.pressroom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;

@RealServers.Needed
class RealServersTest {
    private final Map<String, String> properties = RealServers.properties();

    @Test
    void confirmsWhatAQuorumQueueHasTaken() throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost(properties.get("pressroom.broker.host"));
        factory.setPort(Integer.parseInt(properties.get("pressroom.broker.port")));
        var name = "real-servers-" + UUID.randomUUID();
        try (var connection = factory.newConnection(); var channel = connection.createChannel()) {
            channel.queueDeclare(name, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.confirmSelect();

            channel.basicPublish("", name, MessageProperties.PERSISTENT_BASIC, "job".getBytes(StandardCharsets.UTF_8));

            assertThat(channel.waitForConfirms(10_000)).isTrue();
            assertThat(channel.queueDelete(name).getMessageCount()).isEqualTo(1);
        }
    }

    @Test
    void answersAQuestion() throws Exception {
        try (var connection = DriverManager.getConnection(properties.get("quarkus.datasource.jdbc.url"));
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select 6 * 7");

            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }
}
