package dev.pressroom.testing;

import java.util.Map;
import java.util.stream.Collectors;

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
    public static synchronized Map<String, String> properties() {
        // Quarkus loads this class anew for each test profile; a system property, and only as text, is what all of them can share.
        var running = System.getProperty(MARK);
        if (running != null) {
            return read(running);
        }
        var servers = EmbeddedServers.throwaway();
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "services-stop"));
        System.setProperty(MARK, write(servers.properties()));
        return servers.properties();
    }

    /** They stay for the tests that follow. */
    @Override
    public void stop() {}

    private static String write(Map<String, String> properties) {
        return properties.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> read(String text) {
        return text.lines().map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
