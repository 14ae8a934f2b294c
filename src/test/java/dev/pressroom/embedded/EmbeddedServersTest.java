package dev.pressroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.rabbitmq.client.MessageProperties;

class EmbeddedServersTest {
    private final EmbeddedConfig config = Surroundings.read().embedded();

    @TempDir
    Path folder;

    @Test
    void speaksAmqpWithConfirms() throws Exception {
        try (var servers = only("pressroom.broker");
                var connection = Doors.amqp(servers.properties());
                var channel = connection.createChannel()) {
            channel.queueDeclare("jobs", true, false, false, Map.of("x-queue-type", "quorum", "x-delivery-limit", 3));
            channel.confirmSelect();

            channel.basicPublish("", "jobs", MessageProperties.PERSISTENT_BASIC,
                    "job".getBytes(StandardCharsets.UTF_8));

            assertThat(channel.waitForConfirms(5_000)).isTrue();
            assertThat(channel.basicGet("jobs", true).getBody()).asString().isEqualTo("job");
        }
    }

    @Test
    void keepsRowsAndObjectsAcrossRestarts() throws Exception {
        try (var servers = all()) {
            Doors.run(servers.properties(), "create table kept (word text)", "insert into kept values ('über')");
            Doors.put(servers.properties(), "kept.txt", "über");
        }

        try (var servers = all()) {
            assertThat(Doors.ask(servers.properties(), "select word from kept")).isEqualTo("über");
            assertThat(Doors.get(servers.properties(), "kept.txt")).isEqualTo("über");
        }
    }

    @Test
    void keepsItsSecretsToTheOwner() throws Exception {
        var first = secrets();

        var second = secrets();

        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("secrets.properties"))
                .satisfies(file -> assertThat(java.nio.file.Files.getPosixFilePermissions(file))
                        .extracting(Enum::name).containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE"));
    }

    @Test
    void refusesASecondStartOnOneFolder() {
        try (var first = DataFolder.kept(folder)) {
            assertThatThrownBy(() -> DataFolder.kept(folder)).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Another Pressroom uses")
                    .hasMessageContaining(first.root().toString());
        }
    }

    @Test
    void startsOnlyWhatIsNotConfigured() {
        try (var servers = EmbeddedServers.start(DataFolder.kept(folder), config, key -> true)) {
            assertThat(servers.properties()).containsOnlyKeys("pressroom.embedded", "pressroom.secret-key",
                    "pressroom.operator-key", "pressroom.webhook.allow-private-networks");
        }
    }

    private EmbeddedServers all() {
        return EmbeddedServers.start(DataFolder.kept(folder), config, key -> false);
    }

    private EmbeddedServers only(String prefix) {
        return EmbeddedServers.start(DataFolder.kept(folder), config, key -> !key.startsWith(prefix));
    }

    private Map<String, String> secrets() {
        try (var servers = only("nothing")) {
            return servers.properties();
        }
    }
}
