package dev.pressroom.chaos.load;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** What an api said of a job at one moment. */
public record Seen(String state, String sha256, String failure) {
    private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELED", "EXPIRED");

    static Seen of(JsonNode job) {
        return new Seen(job.path("state").asText(), job.path("sha256").asText(""),
                job.path("error").path("code").asText(""));
    }

    public boolean isFinal() {
        return FINAL.contains(state);
    }
}
