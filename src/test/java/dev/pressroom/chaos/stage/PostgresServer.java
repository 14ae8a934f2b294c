package dev.pressroom.chaos.stage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.pressroom.testing.Signal;

/** A PostgreSQL that can be restarted and crashed. What it has committed is on the disk, as in a real installation. */
public final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SETTINGS = List.of("listen_addresses=127.0.0.1", "unix_socket_directories=",
            "max_connections=200", "fsync=on", "synchronous_commit=on");

    private final Quarters quarters;
    private final Path programs;
    private final Path data;
    private final int port;
    private Process server;

    private PostgresServer(Quarters quarters, Path programs, Path data, int port) throws IOException {
        this.quarters = quarters;
        this.programs = programs;
        this.data = data;
        this.port = port;
        server = boot();
    }

    static PostgresServer start(Quarters quarters, Programs programs) throws IOException {
        Path data = quarters.folder("postgres");
        int made = quarters.run("initdb.log", Map.of(), programs.postgres().resolve("initdb"), "-D", data.toString(),
                "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C").onExit().join().exitValue();
        if (made != 0) {
            throw new IllegalStateException("initdb failed: " + quarters.read("initdb.log"));
        }
        var started = new PostgresServer(quarters, programs.postgres(), data, Quarters.port());
        started.awaitReady();
        return started;
    }

    /** What the application must be told, by configuration key. */
    public Map<String, String> properties() {
        String address = "postgresql://127.0.0.1:" + port + "/postgres";
        return Map.of("quarkus.datasource.jdbc.url", "jdbc:" + address, "quarkus.datasource.reactive.url", address,
                "quarkus.datasource.username", "postgres", "quarkus.datasource.password", "none");
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "none");
    }

    /** Connections are cut and what they had not committed is undone; the server ends in good order and comes back. */
    public void restart() throws IOException {
        stop(Signal.INT);
        server = boot();
        awaitReady();
    }

    /** Ends without a word to anybody, and must recover from its log when it comes back. */
    public void crash() throws IOException {
        stop(Signal.QUIT);
        server = boot();
        awaitReady();
    }

    @Override
    public void close() throws IOException {
        if (server.isAlive()) {
            stop(Signal.INT);
        }
    }

    private Process boot() throws IOException {
        var arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return quarters.run("postgres.log", Map.of(), programs.resolve("postgres"), arguments.toArray(String[]::new));
    }

    private void stop(Signal signal) throws IOException {
        signal.send(server);
        try {
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly();
                throw new IllegalStateException("PostgreSQL does not end: " + quarters.read("postgres.log"));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void awaitReady() {
        await("PostgreSQL").pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(this::answers);
    }

    private boolean answers() {
        if (!server.isAlive()) {
            throw new IllegalStateException("PostgreSQL does not start: " + quarters.read("postgres.log"));
        }
        try (var connection = connect()) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
