package dev.pressroom.fleet;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Processes of the packaged application on one set of servers, each server behind a passage. */
final class Fleet implements AutoCloseable {
    private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final String HEAP = "heap";

    private final Map<String, String> properties;
    private final Passage broker;
    private final Passage database;
    private final Passage store;
    private final List<Process> processes = new CopyOnWriteArrayList<>();

    Fleet(Map<String, String> servers) throws IOException {
        properties = new HashMap<>(servers);
        broker = new Passage(servers.get("pressroom.broker.host"),
                Integer.parseInt(servers.get("pressroom.broker.port")));
        properties.put("pressroom.broker.host", "127.0.0.1");
        properties.put("pressroom.broker.port", String.valueOf(broker.port()));
        database = passage("quarkus.datasource.reactive.url");
        properties.computeIfPresent("quarkus.datasource.jdbc.url", (key, url) -> led(url, database));
        store = passage("quarkus.s3.endpoint-override");
        properties.putAll(
                Map.of("pressroom.job.lease", "10s", "pressroom.job.heartbeat", "2s", "pressroom.worker.slots", "1",
                        "pressroom.worker.warm-up", "false", "quarkus.http.host", "127.0.0.1"));
    }

    /** Puts a passage before the server that this key's address names. */
    private Passage passage(String key) throws IOException {
        var address = URI.create(properties.get(key));
        var passage = new Passage(address.getHost(), address.getPort());
        properties.put(key, led(address.toString(), passage));
        return passage;
    }

    private static String led(String address, Passage passage) {
        return address.replaceFirst("//[^/]+", "//127.0.0.1:" + passage.port());
    }

    Passage broker() {
        return broker;
    }

    Passage database() {
        return database;
    }

    Passage store() {
        return store;
    }

    /** Started and ready. */
    Member start(String role) throws IOException {
        return start(role, Map.of());
    }

    /** @param own what this one alone is told */
    Member start(String role, Map<String, String> own) throws IOException {
        var member = launch(role, own);
        await(role).atMost(Duration.ofMinutes(2)).until(member::isReady);
        return member;
    }

    /** As {@link #start(String)}, with a heap of its own, {@code 160m}. */
    Member startWithin(String heap, String role) throws IOException {
        return start(role, Map.of(HEAP, heap));
    }

    /** Told to start; what comes of it is the caller's to see. */
    Member launch(String role) throws IOException {
        return launch(role, Map.of());
    }

    private Member launch(String role, Map<String, String> own) throws IOException {
        int port = freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        var told = new HashMap<>(properties);
        told.putAll(own);
        command.add("-Xmx" + Objects.requireNonNullElse(told.remove(HEAP), "400m"));
        told.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(
                List.of("-Dpressroom.role=" + role, "-Dquarkus.http.port=" + port, "-jar", APPLICATION.toString()));
        var log = new File("target/fleet-" + role + "-" + port + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        processes.add(process);
        return new Member(process, URI.create("http://127.0.0.1:" + port), log.toPath());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        processes.forEach(Process::destroyForcibly);
        broker.close();
        database.close();
        store.close();
    }

    /** One process, where it listens and where it writes its log. */
    record Member(Process process, URI address, Path log) {
        /** As the kernel's out-of-memory killer does it. */
        void kill() {
            process.destroyForcibly().onExit().join();
        }

        /** As an orchestrator does it; answers the exit code. */
        int terminate() {
            process.destroy();
            return process.onExit().join().exitValue();
        }

        boolean isReady() {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the process has ended with " + process.exitValue() + "; see its log in target");
            }
            return status("/q/health/ready") == 200;
        }

        /** 0 where nobody answers. */
        int status(String path) {
            try (var client = HttpClient.newHttpClient()) {
                return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException away) {
                return 0;
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
