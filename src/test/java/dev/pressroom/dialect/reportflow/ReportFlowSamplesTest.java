package dev.pressroom.dialect.reportflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;

import dev.pressroom.dialect.reportflow.Foreigner.Ended;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.Tenant;

/** The samples of ReportFlow's documentation as they stand there, but for address and credentials, against the running application. */
@QuarkusTest
@TestProfile(ReportFlowSamplesTest.AtItsAddress.class)
class ReportFlowSamplesTest {
    /** Links in answers lead back to this process. */
    public static final class AtItsAddress implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String port = String.valueOf(freePort());
            return Map.of("quarkus.http.test-port", port, "pressroom.public-url", "http://localhost:" + port,
                    "pressroom.webhook.sweep", "100ms",
                    // A hundred at once have to stand in line on a small machine.
                    "pressroom.database.connection-timeout", "30s", "pressroom.database.statement-timeout", "30s");
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Path SAMPLES = Path.of("src/test/resources/dialects/reportflow/samples");
    private static final Path PLACE = Path.of("target/reportflow-samples");
    /** What the page uses without showing it; time runs faster. */
    private static final String PRELUDE = """
            const sleep = (time) => new Promise((done) => setTimeout(done, time / 20));
            const saveJob = async (job) => console.log('saved', job.status);
            let url;
            """;

    @Inject
    Database database;

    private Workspace own = new Workspace(new Tenant("", "", ""), "");

    @BeforeEach
    void openTheWorkspace() {
        own = Workspace.open(database);
    }

    private String sample(String name) throws IOException {
        String base = "http://localhost:" + RestAssured.port;
        return Files.readString(SAMPLES.resolve(name))
                .replace("https://${process.env.WORKSPACE_ID}.re-port-flow.com", base)
                .replace("https://${workspaceId}.re-port-flow.com", base)
                .replace("https://{params['workspace_id']}.re-port-flow.com", base)
                .replace("https://your-workspace-id.re-port-flow.com", base)
                .replace("your-app-key", own.tenant().keyId()).replace("your-secret-key", own.tenant().secret())
                .replace("'template-id'", "'" + Workspace.DESIGN + "'");
    }

    private Map<String, String> variables() {
        return Map.of("WORKSPACE_ID", own.id(), "APP_KEY", own.tenant().keyId(), "SECRET_KEY", own.tenant().secret());
    }

    private Ended node(String name, String script) throws Exception {
        Foreigner.need("node");
        Files.createDirectories(PLACE);
        Files.writeString(PLACE.resolve(name), script);
        return Foreigner.run(PLACE, variables(), List.of("node", name));
    }

    /** The functions of the sample in Node, without its usage. */
    private String functions() throws IOException {
        String node = sample("node.js");
        return node.substring(0, node.indexOf("// Usage example"));
    }

    private int jobs() {
        return database.count("select count(*) from job where account_id = ?", UUID.fromString(own.id()));
    }

    @Test
    void acceptsTheRequestOfCurl() throws Exception {
        Foreigner.needCurl();

        Ended curl = Foreigner.run(PLACE, Map.of(), List.of("sh", "-c", sample("curl.sh").replaceFirst("curl ",
                "curl -sS -w '\\\\n%{http_code}' ")));

        assertThat(curl.said()).endsWith("\n202");
        var answer = new JsonObject(curl.said().substring(0, curl.said().lastIndexOf('\n')));
        assertThat(answer.fieldNames()).containsExactly("url", "fileId");
        assertThat(answer.getString("url"))
                .matches(".*/" + own.id() + "/design/" + Workspace.DESIGN + "/files/[0-9a-f-]{36}");
        assertThat(answer.getString("fileId")).matches("file_[0-9a-f]{32}");
    }

    @Test
    void servesTheSampleInNode() throws Exception {
        Ended node = node("node.js", sample("node.js").replace("console.log('PDF generation complete:', result.url);",
                "console.log('PDF generation complete:', result.url);"
                        + " console.log(Object.keys(result).join(), result.data.toString('latin1', 0, 5));"));

        assertThat(node.code()).as(node.said()).isZero();
        assertThat(node.said()).contains("PDF generation complete: http://localhost").contains("data,url,fileId %PDF-");
    }

    @Test
    void servesTheSampleInPython() throws Exception {
        Foreigner.need("python");
        Files.createDirectories(PLACE);
        Files.deleteIfExists(PLACE.resolve("invoice.pdf"));
        Files.writeString(PLACE.resolve("sample.py"), sample("python.py"));

        Ended python = Foreigner.run(PLACE, Map.of(), List.of("python3", "sample.py"));

        assertThat(python.code()).as(python.said()).isZero();
        PdfAssert.assertThat(Files.readAllBytes(PLACE.resolve("invoice.pdf")))
                .containsText("Invoice INV-2024-001 for John Doe: 10000");
    }

    @Test
    void makesAHundredAtOnce() throws Exception {
        // The first ones of a process cost more than all that follow.
        for (int time = 0; time < 5; time++) {
            own.call().body("{\"designId\":\"" + Workspace.DESIGN + "\",\"version\":2,\"content\":{\"fileName\":\"x\","
                    + "\"params\":{\"customerName\":\"A\"}}}").post("/v1/file/sync/single").then().statusCode(200);
        }
        String bulk = sample("bulk.js").replace("[/* 100 data items */]",
                "Array.from({ length: 100 }, (_, i) => ({ id: `bulk-${i}`, customerName: 'A', invoiceNumber: i, amount: i }))");

        Ended node = node("bulk.js", functions() + "(async () => {\n" + bulk
                + "\nconsole.log(results.every((one) => one.data.toString('latin1', 0, 5) === '%PDF-'));\n})();");

        assertThat(node.code()).as(node.said()).isZero();
        assertThat(node.said()).contains("100 PDFs generated").endsWith("true\n");
    }

    @Test
    void tellsTheReceiverOfTheDocumentation() throws Exception {
        Foreigner.need("node");
        String hook = sample("hook.js");
        int receiver = hook.indexOf("// 4. Download");
        Files.createDirectories(PLACE);
        Files.writeString(PLACE.resolve("hook.js"), functions() + """
                const express = require('express');
                const app = express();
                app.use(express.json());
                const downloadPDF = async (address) => (await axios.get(address, { responseType: 'arraybuffer',
                  headers: { AppKey: process.env.APP_KEY, SecretKey: process.env.SECRET_KEY } })).data;
                const sendEmail = async (to, pdf) => console.log('mailed', to, pdf.toString('latin1', 0, 5));
                """ + hook.substring(receiver) + """
                const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
                process.stdin.once('data', async () => {
                """ + hook.substring(0, receiver).replace("customerName: 'John Doe',",
                "customerName: 'John Doe', email: 'john@example.com',") + "});\n");
        Process node = Foreigner.start(PLACE, variables(), List.of("node", "hook.js"));
        try (BufferedReader says = node.inputReader(); var hears = node.outputWriter()) {
            String port = Objects.requireNonNull(says.readLine());
            choose("http://127.0.0.1:" + port + "/webhooks/pdf-completed");

            hears.write("go\n");
            hears.flush();

            assertThat(says.lines().filter(line -> line.startsWith("mailed")).findFirst())
                    .hasValue("mailed john@example.com %PDF-");
        } finally {
            node.destroy();
            own.tenant().as().contentType(ContentType.JSON).body("{\"settings\":{}}")
                    .put("/v1/doors/reportflow/settings").then().statusCode(200);
        }
    }

    private void choose(String address) {
        own.tenant().as().contentType(ContentType.JSON)
                .body(Map.of("settings", Map.of("webhook", Map.of("url", address))))
                .put("/v1/doors/reportflow/settings").then().statusCode(200);
    }

    @Test
    void letsThePollEnd() throws Exception {
        try (var receiver = new Receiver()) {
            Ended node = node("poll.js", functions() + PRELUDE + sample("poll.js") + """
                    generatePDFAsync({ designId: '%s', version: 1, fileName: 'polled', data: { customerName: 'A',
                      invoiceNumber: 1, amount: 2 } }).then((made) => {
                        url = made.url;
                        return pollJobStatus(made.fileId, '%s');
                    }).then(() => console.log('ended'));
                    """.formatted(Workspace.DESIGN, receiver.url()));

            assertThat(node.said()).endsWith("ended\n");
            await().atMost(Duration.ofSeconds(5)).until(() -> receiver.heard().size() == 1);
            assertThat(receiver.heard().getFirst().json().getString("status")).isEqualTo("completed");
        }
    }

    @Test
    void makesOneFileThoughItsClientWouldRetry() throws Exception {
        int before = jobs();

        Ended node = node("retry.js", functions() + PRELUDE + sample("retry.js").replace("2. Retry Logic", "") + """
                generateWithRetry({ designId: '%s', version: 1, fileName: 'once', data: { customerName: 'A',
                  invoiceNumber: 1, amount: 2 } }).then((made) => console.log(made.fileId));
                """.formatted(Workspace.DESIGN));

        assertThat(node.said().lines().toList().getLast()).matches("file_[0-9a-f]{32}");
        assertThat(jobs()).isEqualTo(before + 1);
    }
}
