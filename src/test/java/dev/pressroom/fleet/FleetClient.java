package dev.pressroom.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client of a fleet's api, with an account of its own. */
final class FleetClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final String key;

    private FleetClient(URI api, String key) {
        this.api = api;
        this.key = key;
    }

    static FleetClient ofNewAccount(URI api, String operatorKey) throws Exception {
        var operator = new FleetClient(api, operatorKey);
        String account = operator.post("/v1/accounts", "{\"name\":\"fleet\"}").get("id").asText();
        String key = operator.post("/v1/accounts/" + account + "/keys",
                "{\"name\":\"fleet\",\"scopes\":[\"jobs:read\",\"jobs:write\",\"templates:write\"]}").get("key")
                .asText();
        return new FleetClient(api, key);
    }

    /** The same client at another api. */
    FleetClient at(URI other) {
        return new FleetClient(other, key);
    }

    String key() {
        return key;
    }

    /** Whatever the answer is. @param headers names and values in turn */
    HttpResponse<String> answer(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve(path)).timeout(Duration.ofSeconds(90))
                .header("x-api-key", key).header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return JSON
                .readTree(send(HttpRequest.newBuilder(api.resolve(path)).POST(BodyPublishers.ofString(body))).body());
    }

    /** Sends a body piece by piece, without its length. */
    JsonNode stream(String path, String type, Stream<String> pieces) throws IOException, InterruptedException {
        Iterable<byte[]> bytes = () -> pieces.map(piece -> piece.getBytes(StandardCharsets.UTF_8)).iterator();
        var answer = http.send(HttpRequest.newBuilder(api.resolve(path)).header("x-api-key", key)
                .version(HttpClient.Version.HTTP_1_1).header("Content-Type", type)
                .POST(BodyPublishers.ofByteArrays(bytes)).build(), BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    /** A body that is read as it comes. */
    InputStream open(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(api.resolve(path)).header("x-api-key", key).build(),
                BodyHandlers.ofInputStream()).body();
    }

    /** What a client hears that waits for its job with its request, for so many seconds at most. */
    HttpResponse<byte[]> awaitedJob(String run, int seconds) throws IOException, InterruptedException {
        String body = """
                {"html":"<h1>awaited</h1>","metadata":{"run":"%s"}}""".formatted(run);
        return send(HttpRequest.newBuilder(api.resolve("/v1/jobs")).header("Prefer", "wait=" + seconds)
                .POST(BodyPublishers.ofString(body)));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(api.resolve(path))).body());
    }

    /** The job's id; fails where it was not accepted. */
    String job(String run, int number) throws IOException, InterruptedException {
        String body = """
                {"html":"<h1>{n}</h1>","data":{"n":%d},"metadata":{"run":"%s"}}""".formatted(number, run);
        var answer = send(HttpRequest.newBuilder(api.resolve("/v1/jobs")).POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(
                    "not accepted: " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body()).get("id").asText();
    }

    /** All jobs of a run in one state. */
    List<JsonNode> jobs(String run, String state) throws IOException, InterruptedException {
        var found = new ArrayList<JsonNode>();
        String after = "";
        JsonNode page;
        do {
            page = get("/v1/jobs?limit=100&state=" + state + "&metadata%5Brun%5D=" + run + after);
            page.get("data").forEach(found::add);
            after = found.isEmpty() ? "" : "&starting_after=" + found.getLast().get("id").asText();
        } while (page.get("has_more").asBoolean());
        return found;
    }

    /** SHA-256 of the bytes that the job's link gives. */
    String downloaded(String job) throws Exception {
        String link = get("/v1/jobs/" + job + "/url").get("url").asText();
        byte[] pdf = http.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofByteArray()).body();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.header("x-api-key", key).header("Content-Type", "application/json").build(),
                BodyHandlers.ofByteArray());
    }
}
