package dev.pressroom.chaos.stage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

/** A RabbitMQ node, with a name, ports, a folder and an epmd of its own, that can be stopped, killed and brought back. */
public final class RabbitNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Quarters quarters;
    private final Path programs;
    private final int port;
    private final Map<String, String> environment;
    private final Process epmd;
    private Process node;

    private RabbitNode(Quarters quarters, Path programs) throws IOException {
        this.quarters = quarters;
        this.programs = programs;
        port = Quarters.port();
        environment = environment(quarters.folder("rabbitmq"));
        // Started by us and before the node, which would otherwise leave one behind that nobody stops.
        epmd = quarters.run("epmd.log", environment, Path.of("epmd"));
        node = boot();
    }

    static RabbitNode start(Quarters quarters, Programs programs) throws IOException {
        var started = new RabbitNode(quarters, programs.rabbitmq());
        started.awaitReady();
        return started;
    }

    /** What the application must be told, by configuration key. */
    public Map<String, String> properties() {
        return Map.of("pressroom.broker.host", "127.0.0.1", "pressroom.broker.port", Integer.toString(port),
                "pressroom.broker.username", "guest", "pressroom.broker.password", "guest");
    }

    public Connection connect() throws IOException, TimeoutException {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }

    /** Ends every connection and refuses new ones. */
    public void stop() throws IOException {
        control("stop_app");
    }

    public void resume() throws IOException {
        control("start_app");
        awaitReady();
    }

    /** As when its machine loses power; it comes back with what it had confirmed. */
    public void crash() throws IOException {
        kill();
        node = boot();
        awaitReady();
    }

    @Override
    public void close() {
        kill();
        epmd.destroyForcibly().onExit().join();
    }

    private void kill() {
        var family = node.descendants().toList();
        node.destroyForcibly().onExit().join();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(process -> process.onExit().join());
    }

    private Process boot() throws IOException {
        return quarters.run("rabbitmq.log", environment, programs.resolve("rabbitmq-server"));
    }

    private void control(String command) throws IOException {
        var control = quarters.run("rabbitmqctl.log", environment, programs.resolve("rabbitmqctl"), command);
        try {
            if (!control.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || control.exitValue() != 0) {
                control.destroyForcibly();
                throw new IllegalStateException(
                        "rabbitmqctl " + command + " failed: " + quarters.read("rabbitmqctl.log"));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void awaitReady() {
        await("RabbitMQ").pollInterval(Duration.ofMillis(250)).atMost(PATIENCE).until(this::answers);
    }

    private boolean answers() {
        if (!node.isAlive()) {
            throw new IllegalStateException("RabbitMQ does not start: " + quarters.read("rabbitmq.log"));
        }
        try (var connection = connect()) {
            return connection.isOpen();
        } catch (IOException | TimeoutException notYet) {
            return false;
        }
    }

    private Map<String, String> environment(Path folder) throws IOException {
        Files.writeString(folder.resolve("plugins"), "[].\n");
        Files.writeString(folder.resolve("env"), "");
        var variables = new HashMap<String, String>();
        variables.put("RABBITMQ_NODENAME", "pressroom-chaos-" + port + "@localhost");
        variables.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        variables.put("RABBITMQ_NODE_PORT", Integer.toString(port));
        variables.put("RABBITMQ_DIST_PORT", Integer.toString(Quarters.port()));
        variables.put("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString());
        variables.put("RABBITMQ_LOGS", "-");
        variables.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
        variables.put("RABBITMQ_PID_FILE", folder.resolve("pid").toString());
        variables.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
        variables.put("RABBITMQ_CONFIG_FILE", folder.resolve("none").toString());
        variables.put("RABBITMQ_CONF_ENV_FILE", folder.resolve("env").toString());
        variables.put("ERL_EPMD_PORT", Integer.toString(Quarters.port()));
        variables.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        return variables;
    }
}
