package dev.pressroom.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client of Pressroom as anybody could write one: it knows the address, a credential and HTTP. */
final class Api implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;
    private final @Nullable Transcript transcript;
    private final List<String> credential = new ArrayList<>();

    /** @param transcript where each exchange is written down, or null for nowhere */
    Api(URI address, @Nullable Transcript transcript) {
        this.address = address;
        this.transcript = transcript;
    }

    /** From here on every request to Pressroom itself carries this header. */
    Api with(String header, String value) {
        credential.clear();
        credential.addAll(List.of(header, value));
        return this;
    }

    Answer get(String path) {
        return send(request(path).GET(), "");
    }

    Answer post(String path, JsonNode body) {
        var text = body.toString();
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(text)), text);
    }

    Answer put(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofByteArray(body)),
                "(" + body.length + " bytes)");
    }

    /** Any address, without our credential: a pre-signed URL carries its own. */
    Answer download(URI anywhere) {
        return send(HttpRequest.newBuilder(anywhere).timeout(PATIENCE).GET(), "");
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        return credential.isEmpty() ? builder : builder.headers(credential.toArray(String[]::new));
    }

    private Answer send(HttpRequest.Builder builder, String body) {
        var request = builder.build();
        if (transcript != null) {
            transcript.asked(request, body);
        }
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (transcript != null) {
                transcript.answered(response);
            }
            return new Answer(request, response);
        } catch (IOException e) {
            throw new StartFailure(request.method() + " " + request.uri() + " had no answer: " + e + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Stopped while waiting for an answer.", e);
        }
    }

    /** What came back. */
    record Answer(HttpRequest request, HttpResponse<byte[]> response) {
        Answer expect(int status) {
            if (response.statusCode() != status) {
                throw new StartFailure("%s %s was answered %d instead of %d: %s".formatted(request.method(),
                        request.uri().getPath(),
                        response.statusCode(), status, new String(bytes(), java.nio.charset.StandardCharsets.UTF_8)));
            }
            return this;
        }

        byte[] bytes() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name)
                    .orElseThrow(
                            () -> new StartFailure(request.uri().getPath() + " was answered without " + name + "."));
        }

        JsonNode json() {
            try {
                return JSON.readTree(bytes());
            } catch (IOException e) {
                throw new StartFailure(request.uri().getPath() + " was answered with what is no JSON.", e);
            }
        }
    }
}
