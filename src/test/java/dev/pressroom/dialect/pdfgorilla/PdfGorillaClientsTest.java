package dev.pressroom.dialect.pdfgorilla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

import dev.pressroom.testing.Curl;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.Receiver.Heard;
import dev.pressroom.testing.Receiver.Reply;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Clients and receivers as PDF Gorilla's pages show them: nothing of them is ours but addresses, ids and keys. */
@QuarkusTest
class PdfGorillaClientsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/dialects/pdfgorilla");
    private static final String SECRET = "s3cret, für alle ✓";

    private record Ended(int code, String output) {}

    @ParameterizedTest
    @CsvSource({"example.sh, 202", "placeholders.sh, 400"})
    void answersTheLinesOfThePage(String sample, int status) throws Exception {
        Gorilla client = furnished();
        String line = Files.readString(SAMPLES.resolve(sample)).strip()
                .replace("https://pdfgorilla.io", Curl.server()).replace("TEMPLATE_ID", "order")
                .replace("{templateId}", "order").replace("YOUR_API_KEY", client.tenant().key())
                .replace("<api-key>", client.tenant().key()).replace("<content-type>", "application/json");

        Curl.Answer answer = Curl.type(line);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().fieldNames()).containsExactlyElementsOf(
                status == 202 ? List.of("jobId", "status", "deduplicated") : List.of("error"));
    }

    @Test
    void letsAClientPoll() throws Exception {
        Gorilla client = furnished();
        client.template("failing", "{#for i in n}{i}{/for}");

        Ended done = poll(client, client.job("order", "{\"data\":{\"orderId\":\"A-1\"}}"));
        Ended failed = poll(client, client.job("failing", "{\"data\":{\"n\":99999}}"));

        assertThat(done.code()).as(done.output()).isZero();
        PdfAssert.assertThat(Gorilla.fetch(done.output().strip())).containsText("A-1");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.output()).contains("a loop over the number 99999");
    }

    private static Ended poll(Gorilla client, String job) throws Exception {
        return run("node", "node", SAMPLES.resolve("wait-for-pdf.mjs").toString(), Curl.server(), job,
                client.tenant().key());
    }

    @ParameterizedTest
    @CsvSource({"node, receiver.mjs", "python3, receiver.py"})
    void isTrustedByReceivers(String program, String sample) throws Exception {
        requireProgram(program);
        Process receiver = new ProcessBuilder(program, SAMPLES.resolve(sample).toString(), SECRET)
                .redirectErrorStream(true).start();
        try (BufferedReader says = receiver.inputReader()) {
            String url = "http://127.0.0.1:" + says.readLine() + "/hook";
            String job = furnished().job("order", hook(url));

            assertThat(says.readLine()).isEqualTo("verified " + job + " completed");
        } finally {
            receiver.destroy();
        }
    }

    @Test
    void tellsAReceiverOfADocument() {
        try (var receiver = new Receiver().first(Reply.of(500))) {
            String job = furnished().job("order", hook(receiver.url()));

            await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() == 2);

            assertThat(receiver.heard()).allSatisfy(heard -> signed(heard, job));
            JsonObject body = receiver.heard().get(1).json();
            assertThat(body.fieldNames()).containsExactly("jobId", "status", "downloadUrl", "expiresAt", "error",
                    "timestamp");
            assertThat(body.getString("status")).isEqualTo("completed");
            assertThat(body.getString("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            PdfAssert.assertThat(Gorilla.fetch(body.getString("downloadUrl"))).containsText("A-1");
            assertThat(receiver.heard().getFirst().json().getString("downloadUrl"))
                    .isNotEqualTo(body.getString("downloadUrl"));
        }
    }

    @Test
    void tellsAReceiverOfAFailure() {
        try (var receiver = new Receiver()) {
            Gorilla client = furnished();
            client.template("failing", "{#for i in n}{i}{/for}");
            String job = client.job("failing", hook(receiver.url()));

            await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() == 1);

            signed(receiver.heard().getFirst(), job);
            JsonObject body = receiver.heard().getFirst().json();
            assertThat(body.fieldNames()).containsExactly("jobId", "status", "error", "timestamp");
            assertThat(body.getJsonObject("error").fieldNames()).containsExactly("code", "message");
            assertThat(body.getJsonObject("error").getString("code")).isEqualTo("TEMPLATE_ERROR");
        }
    }

    private static void signed(Heard heard, String job) {
        assertThat(heard.headers()).containsEntry("x-pdfg-event-id", job).containsEntry("x-pdfg-signature",
                hmac(heard.body())).containsEntry("content-type", "application/json").doesNotContainKey("webhook-id");
        assertThat(heard.json().getString("jobId")).isEqualTo(job);
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hook(String url) {
        return new JsonObject().put("data", new JsonObject().put("orderId", "A-1").put("n", 99_999))
                .put("webhookUrl", url).put("webhookSecret", SECRET).encode();
    }

    private static Gorilla furnished() {
        Gorilla client = Gorilla.open();
        client.template("order", "<p>Order {orderId}</p>");
        return client;
    }

    private static Ended run(String program, String... command) throws IOException, InterruptedException {
        requireProgram(program);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    /** Skips the test, in a line, where the program is not there. */
    private static void requireProgram(String program) throws InterruptedException {
        boolean there;
        try {
            Process asked = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            there = asked.waitFor() == 0;
        } catch (IOException missing) {
            there = false;
        }
        if (!there) {
            System.out.println("A client of PDF Gorilla is skipped: there is no " + program);
        }
        Assumptions.assumeTrue(there, program);
    }
}
