package dev.pressroom.chaos.stage;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import dev.pressroom.embedded.EmbeddedServers;
import dev.pressroom.fleet.Crew;

/** Three servers, and on them two apis and three workers. All of it ends with this process, unless that is killed itself. */
public final class Stage implements AutoCloseable {
    private static final int APIS = 2;
    private static final int WORKERS = 3;
    private static final String STORE = "quarkus.s3.endpoint-override";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<String, String> properties = new HashMap<>();
    private final PostgresServer database;
    private final RabbitNode broker;
    private final StoreProxy store;
    private final Crew crew;
    private boolean closed;

    public Stage(Programs programs) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stage-close"));
        try {
            var quarters = keep(new Quarters());
            database = keep(PostgresServer.start(quarters, programs));
            broker = keep(RabbitNode.start(quarters, programs));
            var embedded = keep(EmbeddedServers.throwaway(key -> !key.startsWith("quarkus.s3.")));
            properties.putAll(embedded.properties());
            store = keep(new StoreProxy(URI.create(property(STORE))));
            properties.putAll(database.properties());
            properties.putAll(broker.properties());
            properties.putAll(Settings.properties());
            crew = keep(behindTheProxy());
            crew.start(APIS, WORKERS);
        } catch (IOException | RuntimeException broken) {
            close();
            throw broken;
        }
    }

    public PostgresServer database() {
        return database;
    }

    public RabbitNode broker() {
        return broker;
    }

    public StoreProxy store() {
        return store;
    }

    public Crew crew() {
        return crew;
    }

    /** What the application was told, but for the store, which is named by its own address: not through the proxy. */
    public String property(String key) {
        String value = properties.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }

    /** In the opposite order; what does not close must not keep the rest open. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception unwilling) {
                System.err.println("chaos: not stopped as it should be: " + unwilling);
            }
        }
    }

    private Crew behindTheProxy() throws IOException {
        var told = new HashMap<>(properties);
        told.put(STORE, store.address().toString());
        return new Crew(told);
    }

    private synchronized <T extends AutoCloseable> T keep(T part) throws IOException {
        opened.push(part);
        if (closed) {
            close();
            throw new IOException("closed before it was open");
        }
        return part;
    }
}
