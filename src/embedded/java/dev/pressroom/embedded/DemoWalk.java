package dev.pressroom.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What every client does, in five requests: a token, a job, its state until it is final, the link, the file. */
final class DemoWalk {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELED", "EXPIRED");

    private final Api api;
    private final Transcript transcript;

    DemoWalk(Api api, Transcript transcript) {
        this.api = api;
        this.transcript = transcript;
    }

    void walk(DemoAccount account, Path file) {
        authenticate(account);
        var job = await(submit());
        if (!job.path("state").asText().equals("SUCCEEDED")) {
            throw new StartFailure("The job ended as %s: %s".formatted(job.path("state").asText(), job.path("error")));
        }
        var link = api.get("/v1/jobs/" + job.path("id").asText() + "/url").expect(200).json().path("url").asText();
        var pdf = api.download(URI.create(link)).expect(200).bytes();
        requireSame(pdf, job);
        write(pdf, file);
        tell(job, file);
    }

    private void authenticate(DemoAccount account) {
        var body = object().put("grant_type", "client_credentials").put("client_id", account.keyId())
                .put("client_secret", account.secret());
        var token = api.post("/oauth/token", body).expect(200).json().path("access_token").asText();
        api.with("Authorization", "Bearer " + token);
    }

    private String submit() {
        var body = object().put("template", "invoice").put("filename", "invoice.pdf");
        body.set("data", Sample.named("invoice").data());
        return api.post("/v1/jobs", body).expect(202).header("Location");
    }

    private JsonNode await(String location) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = api.get(URI.create(location).getPath()).expect(200);
            if (FINAL.contains(answer.json().path("state").asText())) {
                return answer.json();
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure("The job was not final after " + PATIENCE.toSeconds() + " seconds.");
            }
            Pause.seconds(answer.header("Retry-After"));
        }
    }

    private static void requireSame(byte[] pdf, JsonNode job) {
        try {
            var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
            if (!sha256.equals(job.path("sha256").asText())) {
                throw new StartFailure("The file that came has the SHA-256 " + sha256 + ", and the job says "
                        + job.path("sha256").asText());
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(byte[] pdf, Path file) {
        try {
            Files.write(file, pdf);
        } catch (IOException e) {
            throw new StartFailure("The PDF came, and " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void tell(JsonNode job, Path file) {
        transcript.say("");
        transcript.say("%s: %d bytes, pages: %d, made in %d ms".formatted(file, job.path("size").asLong(),
                job.path("pages").asInt(),
                job.path("durationMs").asLong()));
        transcript.say("SHA-256 %s, the same in the job and in the file".formatted(job.path("sha256").asText()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
