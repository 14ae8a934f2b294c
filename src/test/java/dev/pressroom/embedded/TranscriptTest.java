package dev.pressroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;

import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final String SECRET = "Zq7LongAndSecretEnough";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Transcript transcript = new Transcript(new PrintStream(out, true));

    @Test
    void hidesCredentials() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost/a?X-Amz-Signature=" + SECRET + "&b=1"))
                .header("Authorization", "Bearer " + SECRET).header("x-api-key", "pk_1." + SECRET).build();

        transcript.asked(request, "{\"client_secret\": \"" + SECRET + "\", \"access_token\":\"" + SECRET + "\"}");

        assertThat(out.toString()).doesNotContain(SECRET).contains("&b=1", "pk_1....",
                "\"client_secret\": \"Zq7Lon...\"");
    }

    @Test
    void cutsALongBody() {
        transcript.asked(HttpRequest.newBuilder(URI.create("http://localhost/")).build(), "x".repeat(5_000));

        assertThat(out.toString()).hasSizeLessThan(600).contains("(5000 characters)");
    }
}
