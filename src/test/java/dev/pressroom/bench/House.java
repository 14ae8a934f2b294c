package dev.pressroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.testing.Services;

/** The packaged application in a process of its own, with a client's account on it. */
final class House implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 16;
    /** Jobs that the client lets be unfinished: those that it posts come in while those that it posted before are rendered. */
    private static final int UNFINISHED = 48;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final Process process;
    private final URI address;
    private String key;

    /** @param places documents that it renders at a time */
    House(int places) throws Exception {
        Map<String, String> servers = Services.properties();
        key = Objects.requireNonNull(servers.get("pressroom.operator-key"));
        int port = freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        servers.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(
                List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port, "-Dpressroom.forks=" + places,
                        "-Dpressroom.worker.slots=" + (places + 4), "-jar",
                        "target/quarkus-app/quarkus-run.jar"));
        process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(new File("target/bench/service.log")).start();
        address = URI.create("http://127.0.0.1:" + port);
        awaitReady();
        JsonNode account = call("POST", "/v1/accounts", "{\"name\":\"bench\"}".getBytes(UTF_8), "application/json");
        key = call("POST", "/v1/accounts/" + account.get("id").asText() + "/keys",
                "{\"name\":\"bench\",\"scopes\":[\"jobs:read\",\"jobs:write\",\"templates:read\",\"templates:write\"]}"
                        .getBytes(UTF_8),
                "application/json").get("key").asText();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the application did not start; see target/bench/service.log");
            }
            Thread.onSpinWait();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(request("/q/health/ready").build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Stores it as a template with the assets that it names. */
    void take(Specimen specimen) throws Exception {
        call("PUT", "/v1/assets/logo.png", Objects.requireNonNull(specimen.find("logo.png")).content(),
                "image/png");
        String body = JSON.createObjectNode().put("name", specimen.name()).put("html", specimen.withoutFontFaces())
                .toString();
        call("POST", "/v1/templates", body.getBytes(UTF_8), "application/json");
    }

    /** As a client with some connections and a steady stream of documents; answers when all are stored. */
    void render(Specimen specimen, int documents) throws Exception {
        byte[] body = ("{\"template\":\"" + specimen.name() + "\",\"data\":{}}").getBytes(UTF_8);
        var accepted = new ArrayList<CompletableFuture<String>>();
        for (int number = 0; number < documents; number++) {
            if (number % CONNECTIONS == 0 && number >= UNFINISHED) {
                awaitEnd(accepted.get(number - UNFINISHED).get());
            }
            free.acquire();
            accepted.add(http.sendAsync(request("/v1/jobs").header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray())
                    .whenComplete((answer, failure) -> free.release()).thenApply(House::id));
        }
        awaitEnd(accepted.getLast().get());
        for (CompletableFuture<String> job : accepted) {
            job.get();
        }
        while (any("QUEUED") || any("RUNNING")) {
            Thread.onSpinWait();
        }
        if (any("FAILED")) {
            throw new IllegalStateException("a job has failed; see target/bench/service.log");
        }
    }

    /** The server answers as soon as the job is final; the others are then, or very nearly, too. */
    private void awaitEnd(String id) throws Exception {
        http.send(request("/v1/jobs/" + id).header("Prefer", "wait=60").build(), BodyHandlers.discarding());
    }

    private boolean any(String state) throws Exception {
        var answer = http.send(request("/v1/jobs?limit=1&state=" + state).build(), BodyHandlers.ofByteArray());
        return !JSON.readTree(answer.body()).get("data").isEmpty();
    }

    private static String id(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body()).get("id").asText();
        } catch (IOException | NullPointerException e) {
            throw new IllegalStateException(
                    "not accepted: " + answer.statusCode() + " " + new String(answer.body(), UTF_8), e);
        }
    }

    private JsonNode call(String method, String path, byte[] body, String type) throws Exception {
        var answer = http
                .send(request(path).header("Content-Type", type).method(method, BodyPublishers.ofByteArray(body))
                        .build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + ": " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).header("x-api-key", key);
    }

    /** Processor time that all have spent on compiling until now, in nanoseconds. */
    static long compiling() {
        return Processors.compiling(ProcessHandle.current());
    }

    /** Processor time used until now, in nanoseconds. */
    Toll toll() {
        ProcessHandle house = process.toHandle();
        long application = Processors.alone(house);
        // Forks that were replaced on the way are counted with those that live.
        long forks = Processors.used(house) - application;
        long beside = Processors.descendants(ProcessHandle.current()) - application - Processors.descendants(house);
        return new Toll(application, forks, Processors.used() + beside);
    }

    /**
     * Who has used how much.
     *
     * @param others the client, the database, the broker and the store, which all live beside the application here
     */
    record Toll(long application, long forks, long others) {
        Toll since(Toll before) {
            return new Toll(application - before.application, forks - before.forks, others - before.others);
        }

        long all() {
            return application + forks + others;
        }

        Toll plus(Toll more) {
            return new Toll(application + more.application, forks + more.forks, others + more.others);
        }

        /** In milliseconds for one of so many. */
        Map<String, Double> each(int documents) {
            return Map.of("application", application / 1e6 / documents, "forks", forks / 1e6 / documents, "others",
                    others / 1e6 / documents);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        http.close();
    }
}
