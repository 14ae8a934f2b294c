package dev.pressroom.dialect.sqr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;

import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Tenant;

/** The "Full Example Flow" of SQR's page in its order, by curl. */
@QuarkusTest
class SqrPageTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void leadsFromTheTokenToThePdf() throws Exception {
        assumeTrue(Pattern.compile(":").splitAsStream(String.valueOf(System.getenv("PATH")))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "curl"))), "there is no curl on this machine");
        Tenant tenant = SqrAccount.furnished(Tenant.open());
        String token = json("-X", "POST", at("/oauth2/token"), "-H", "Content-Type: application/json", "-d",
                """
                        {"client_id":"%s","client_secret":"%s","grant_type":"client_credentials"}"""
                        .formatted(tenant.keyId(), tenant.secret()))
                .getString("access_token");
        String bearer = "Authorization: Bearer " + token;

        JsonObject created = json("-X", "POST", at("/v1/document/api"), "-H", bearer, "-H",
                "Content-Type: application/json", "-d", "{\n  \"userId\": \"US1A2B3C4D5E6F78\"\n}\n");
        String job = at("/v1/document/api/" + created.getString("jobId"));
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1))
                .until(() -> json(job, "-H", bearer).getString("status").equals("COMPLETE"));
        JsonObject download = json(job + "/url", "-H", bearer);
        curl(download.getString("url"), "-J", "-O", "--fail");

        assertThat(created.fieldNames()).containsExactly("jobId", "status", "userId", "createdAt", "updatedAt");
        assertThat(download.getInteger("expiresInSeconds")).isEqualTo(300);
        PdfAssert.assertThat(Files.readAllBytes(folder.resolve(download.getString("filename"))))
                .containsText("Dear Ann & Bob");
    }

    private JsonObject json(String... arguments) throws IOException, InterruptedException {
        return new JsonObject(curl(arguments));
    }

    private String curl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("curl", "-sS"));
        command.addAll(List.of(arguments));
        Process curl = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(answer).isZero();
        return answer;
    }

    private static String at(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }
}
