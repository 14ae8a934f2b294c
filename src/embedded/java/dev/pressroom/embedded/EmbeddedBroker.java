package dev.pressroom.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.BrokerModel;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/**
 * An AMQP 0-9-1 broker in this process. It keeps messages in memory, which loses nothing: the rows in PostgreSQL are the truth and are
 * sent again. Queue arguments that only RabbitMQ knows (quorum, delivery limit, priority) are accepted and have no effect.
 */
final class EmbeddedBroker implements EmbeddedServer {
    private static final String USER = "pressroom";

    private final SystemLauncher launcher;
    private final int port;
    private final Secrets secrets;

    private EmbeddedBroker(SystemLauncher launcher, int port, Secrets secrets) {
        this.launcher = launcher;
        this.port = port;
        this.secrets = secrets;
    }

    static EmbeddedBroker start(DataFolder folder, int port) {
        var chosen = Ports.freeOrGiven(port, "the message broker", "PRESSROOM_EMBEDDED_BROKER_PORT");
        try {
            var work = folder.privateFolder("broker");
            var configuration = write(work.resolve("configuration.json"),
                    configuration(chosen, folder.secrets().brokerPassword()));
            // The broker looks for its defaults at a kind of URL that a packaged application cannot serve, unless told where they are.
            var defaults = write(work.resolve("system.properties"), "");
            var launcher = launch(work, configuration, defaults);
            Files.delete(configuration);
            return new EmbeddedBroker(launcher, chosen, folder.secrets());
        } catch (IOException e) {
            throw DataFolder.unusable(folder.root(), e);
        }
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("pressroom.broker.host", "127.0.0.1", "pressroom.broker.port", Integer.toString(port),
                "pressroom.broker.username", USER,
                "pressroom.broker.password", secrets.brokerPassword());
    }

    @Override
    public void close() {
        try {
            launcher.shutdown();
        } catch (IllegalStateException e) {
            // The broker stops itself when the JVM ends, and was faster.
            Logger.getLogger("org.apache.qpid").log(Level.FINE, "stopped already", e);
        }
    }

    private static SystemLauncher launch(Path work, Path configuration, Path defaults) {
        var listener = new Listener();
        var launcher = new SystemLauncher(listener);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(SystemConfig.TYPE, "Memory");
        attributes.put(SystemConfig.INITIAL_CONFIGURATION_LOCATION, configuration.toUri().toString());
        attributes.put(SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION, defaults.toUri().toString());
        attributes.put(SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false);
        attributes.put(SystemConfig.CONTEXT, Map.of(SystemConfig.QPID_WORK_DIR, work.toString()));
        try {
            launcher.startup(attributes);
        } catch (Exception e) {
            throw new StartFailure("The message broker did not start: " + e.getMessage() + ".", e);
        }
        listener.requireRunning();
        return launcher;
    }

    private static Path write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, DataFolder.ownerOnly());
        return Files.writeString(file, text);
    }

    private static String configuration(int port, String password) {
        return """
                {
                  "name": "pressroom",
                  "modelVersion": "%s",
                  "context": {
                    "queue.behaviourOnUnknownDeclareArgument": "IGNORE",
                    "exchange.behaviourOnUnknownDeclareArgument": "IGNORE"
                  },
                  "authenticationproviders": [{
                    "name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
                    "users": [{"name": "%s", "type": "managed", "password": "%s"}]
                  }],
                  "ports": [{
                    "name": "amqp", "port": %d, "bindingAddress": "127.0.0.1", "protocols": ["AMQP_0_9_1"],
                    "authenticationProvider": "plain",
                    "virtualhostaliases": [{"name": "default", "type": "defaultAlias"}, {"name": "name", "type": "nameAlias"}]
                  }],
                  "virtualhostnodes": [{
                    "name": "default", "type": "Memory", "defaultVirtualHostNode": true,
                    "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"
                  }]
                }
                """
                .formatted(BrokerModel.MODEL_VERSION, USER, password, port);
    }

    /** The launcher reports a failed start here and nowhere else. */
    private static final class Listener extends SystemLauncherListener.DefaultSystemLauncherListener {
        private final AtomicReference<@Nullable SystemConfig<?>> system = new AtomicReference<>();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure.set(e);
        }

        @Override
        public void onContainerResolve(SystemConfig<?> systemConfig) {
            system.set(systemConfig);
        }

        void requireRunning() {
            var cause = failure.get();
            var config = system.get();
            if (cause != null) {
                throw new StartFailure("The message broker did not start: " + cause.getMessage() + ".", cause);
            }
            if (config == null || !(config.getContainer() instanceof Broker<?> broker) || !isOpen(broker)) {
                throw new StartFailure("The message broker did not open its port.");
            }
        }

        private static boolean isOpen(Broker<?> broker) {
            Collection<Port<?>> ports = broker.getPorts();
            return ports.stream().allMatch(port -> port.getState() == State.ACTIVE);
        }
    }
}
