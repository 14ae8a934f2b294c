package dev.pressroom.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The three servers, started side by side, on one data folder. */
public final class EmbeddedServers implements AutoCloseable {
    /** What they say while all is well is of no use to anybody. Held here because a logger nobody holds forgets its level. */
    private static final List<Logger> CHATTY = List.of(Logger.getLogger("org.apache.qpid"),
            Logger.getLogger("qpid.message"),
            Logger.getLogger("org.gaul"));

    private final DataFolder folder;
    private final List<EmbeddedServer> servers;
    private boolean closed;

    private EmbeddedServers(DataFolder folder, List<EmbeddedServer> servers) {
        this.folder = folder;
        this.servers = servers;
    }

    /** All three on free ports, and on data that goes when they are closed. */
    public static EmbeddedServers throwaway() {
        return throwaway(key -> false);
    }

    /**
     * Only those that are not elsewhere.
     *
     * @param configured whether somebody else gives the application this configuration key
     */
    public static EmbeddedServers throwaway(Predicate<String> configured) {
        return start(DataFolder.throwaway(), Surroundings.read().embedded(), configured);
    }

    /**
     * Starts those servers whose address is not configured. The folder is theirs from here on, also where the start fails.
     *
     * @param configured whether a configuration key has a value already
     */
    static EmbeddedServers start(DataFolder folder, EmbeddedConfig config, Predicate<String> configured) {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        var starts = new ArrayList<Supplier<EmbeddedServer>>();
        if (!configured.test("quarkus.datasource.jdbc.url")) {
            starts.add(() -> EmbeddedPostgres.start(folder, config.programs().toAbsolutePath(), config.postgresPort()));
        }
        if (!configured.test("pressroom.broker.host") && !configured.test("pressroom.broker.addresses")) {
            starts.add(() -> EmbeddedBroker.start(folder, config.brokerPort()));
        }
        if (!configured.test("quarkus.s3.endpoint-override")) {
            starts.add(() -> EmbeddedS3.start(folder, config.s3Port()));
        }
        return new EmbeddedServers(folder, sideBySide(folder, starts));
    }

    /** What the application must be told, by configuration key. */
    public Map<String, String> properties() {
        var properties = new HashMap<String, String>();
        servers.forEach(server -> properties.putAll(server.properties()));
        properties.put("pressroom.embedded", "true");
        properties.put("pressroom.secret-key", folder.secrets().sealingKey());
        properties.put("pressroom.operator-key", folder.secrets().operatorKey());
        // Who tries it out listens for webhooks on the same machine, as the servers do.
        properties.put("pressroom.webhook.allow-private-networks", "127.0.0.0/8,::1/128");
        return Map.copyOf(properties);
    }

    /** May be called twice, and by two threads: at the end of the application and at the end of the process. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            closeAll(servers);
        } finally {
            folder.close();
        }
    }

    private static void closeAll(List<EmbeddedServer> servers) {
        for (var server : servers) {
            try {
                server.close();
            } catch (RuntimeException e) {
                // The others must stop all the same.
                System.err.println("pressroom: a server did not stop as it should: " + e);
            }
        }
    }

    private static List<EmbeddedServer> sideBySide(DataFolder folder, List<Supplier<EmbeddedServer>> starts) {
        var running = new ArrayList<EmbeddedServer>();
        var failures = new ArrayList<Throwable>();
        try (var threads = Executors.newCachedThreadPool()) {
            for (var start : starts.stream().map(start -> threads.submit(start::get)).toList()) {
                collect(start, running, failures);
            }
        }
        if (failures.isEmpty()) {
            return List.copyOf(running);
        }
        closeAll(running);
        folder.close();
        throw failures.getFirst() instanceof StartFailure failure
                ? failure
                : new IllegalStateException(failures.getFirst());
    }

    private static void collect(Future<EmbeddedServer> start, List<EmbeddedServer> running, List<Throwable> failures) {
        try {
            running.add(start.get());
        } catch (ExecutionException e) {
            failures.add(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(new StartFailure("Stopped before it had started.", e));
        }
    }
}
