package dev.pressroom.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;

/** The program as people type it into a shell; tests that want it are skipped where it is not installed. */
public final class Curl {
    private static final int MOST_SECONDS = 90;

    private Curl() {}

    /** What came back, headers in lower case as curl prints them. */
    public record Answer(int status, String headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonObject json() {
            return new JsonObject(text());
        }
    }

    /** Where the application under test listens, {@code http://localhost:8081}. */
    public static String server() {
        return "http://localhost:" + RestAssured.port;
    }

    /** @param line a shell's line that begins with {@code curl}; quotes hold as they do there */
    public static Answer type(String line) {
        assumeTrue(isInstalled(), "curl is not installed: its lines are not run.");
        try {
            Path headers = Files.createTempFile("curl", ".headers");
            Path body = Files.createTempFile("curl", ".body");
            try {
                String status = run(List.of("sh", "-c", line + " -sS --max-time " + MOST_SECONDS + " -D '" + headers
                        + "' -o '" + body + "' -w '%{http_code}'"));
                return new Answer(Integer.parseInt(status),
                        Files.readString(headers).toLowerCase(java.util.Locale.ROOT),
                        Files.readAllBytes(body));
            } finally {
                Files.delete(headers);
                Files.delete(body);
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("curl", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String run(List<String> command) throws IOException {
        Path errors = Files.createTempFile("curl", ".errors");
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command)).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return output;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            Files.delete(errors);
        }
    }
}
