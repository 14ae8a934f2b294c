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

/** Processes of the packaged application on one set of servers, the broker behind a passage. */
final class Fleet implements AutoCloseable {
    private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Map<String, String> properties;
    private final Passage broker;
    private final List<Process> processes = new ArrayList<>();

    Fleet(Map<String, String> servers) throws IOException {
        broker = new Passage(servers.get("pressroom.broker.host"),
                Integer.parseInt(servers.get("pressroom.broker.port")));
        properties = new HashMap<>(servers);
        properties.put("pressroom.broker.host", "127.0.0.1");
        properties.put("pressroom.broker.port", String.valueOf(broker.port()));
        properties.putAll(
                Map.of("pressroom.job.lease", "10s", "pressroom.job.heartbeat", "2s", "pressroom.worker.slots", "1",
                        "pressroom.worker.warm-up", "false", "quarkus.http.host", "127.0.0.1"));
    }

    Passage broker() {
        return broker;
    }

    /** Started and ready. */
    Member start(String role) throws IOException {
        int port = freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m"));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(
                List.of("-Dpressroom.role=" + role, "-Dquarkus.http.port=" + port, "-jar", APPLICATION.toString()));
        var log = new File("target/fleet-" + role + "-" + port + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        processes.add(process);
        var member = new Member(process, URI.create("http://127.0.0.1:" + port));
        await(role).atMost(Duration.ofMinutes(2)).until(member::isReady);
        return member;
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
    }

    /** One process and where it listens. */
    record Member(Process process, URI address) {
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
