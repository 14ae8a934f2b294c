package dev.pressroom.testing;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.pressroom.embedded.EmbeddedServers;

/**
 * PostgreSQL, an AMQP broker and S3 for every test of this JVM: started by the first that asks, on throw-away data, stopped with the
 * JVM. Tests keep apart by using accounts of their own.
 */
public final class Services implements QuarkusTestResourceLifecycleManager {
    private static final String MARK = "dev.pressroom.testing.Services";

    @Override
    public Map<String, String> start() {
        return properties();
    }

    /** What the application must be told of the servers, by configuration key. */
    public static Map<String, String> properties() {
        // Quarkus loads this class anew for each test profile; the JVM's own property table is what all of them share.
        var table = System.getProperties();
        synchronized (table) {
            if (table.get(MARK) instanceof Map<?, ?> running) {
                var copy = new HashMap<String, String>();
                running.forEach((key, value) -> copy.put((String) key, (String) value));
                return copy;
            }
            var servers = EmbeddedServers.throwaway();
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "services-stop"));
            table.put(MARK, servers.properties());
            return servers.properties();
        }
    }

    /** They stay for the tests that follow. */
    @Override
    public void stop() {}
}
