package dev.pressroom.journey;

import static dev.pressroom.testing.BatchAccount.NAMED;
import static dev.pressroom.testing.BatchAccount.brokenItem;
import static dev.pressroom.testing.BatchAccount.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.pressroom.testing.BatchAccount;
import dev.pressroom.testing.PdfAssert;

/** All documents of a batch in one file. */
@QuarkusTest
class BatchZipTest {
    private BatchAccount account;

    @BeforeEach
    void openAnAccount() {
        account = BatchAccount.open();
    }

    @Test
    void holdsEachDocumentByAnUnmistakableNameAndTellsOfTheOthers() throws IOException {
        String batch = account.post(Map.of("html", NAMED, "items", List.of(named("one", "a.pdf"),
                named("two", "A.pdf"), brokenItem(), named("three", ":x|.pdf"), item("four"))));
        account.ended(batch);

        Response answer = account.call().get("/v1/batches/" + batch + "/zip");

        answer.then().statusCode(200).header("Content-Type", "application/zip").header("Content-Disposition",
                containsString(batch + ".zip"));
        var files = files(answer.asByteArray());
        List<String> jobs = account.jobs(batch, "id");
        assertThat(files.keySet()).containsExactly("a.pdf", "A (2).pdf", "_x_.pdf", jobs.get(4) + ".pdf",
                "without-document.ndjson");
        PdfAssert.assertThat(file(files, "a.pdf")).containsText("one");
        PdfAssert.assertThat(file(files, "A (2).pdf")).containsText("two");
        PdfAssert.assertThat(file(files, "_x_.pdf")).containsText("three");
        assertThat(new String(file(files, "without-document.ndjson"), StandardCharsets.UTF_8))
                .contains("\"item\":2", "\"job\":\"" + jobs.get(2), "\"code\":\"TEMPLATE_ERROR\"").hasLineCount(1);
    }

    @Test
    void holdsManyInTheOrderOfTheirItems() throws IOException {
        String batch = account.post(Map.of("html", "<p>{n}</p>", "filename", "n{n}", "items",
                IntStream.range(0, 300).mapToObj(n -> Map.of("data", Map.of("n", n))).toList()));
        account.ended(batch);

        var files = files(account.call().get("/v1/batches/" + batch + "/zip").asByteArray());

        assertThat(files.keySet()).containsExactlyElementsOf(
                IntStream.range(0, 300).mapToObj(n -> "n" + n + ".pdf").toList());
        PdfAssert.assertThat(file(files, "n299.pdf")).containsText("299");
    }

    @Test
    void waitsForTheEnd() {
        String batch = account.post(Map.of("html", "<p>" + "word ".repeat(200_000), "items", List.of(Map.of())));

        account.call().get("/v1/batches/" + batch + "/zip").then().statusCode(409).body("detail",
                containsString("not completed"));
        account.call().post("/v1/batches/" + batch + "/cancel").then().statusCode(200);
        account.call().get("/v1/batches/" + batch + "/zip").then().statusCode(200);
        BatchAccount.open().call().get("/v1/batches/" + batch + "/zip").then().statusCode(404);
    }

    private static Map<String, Object> named(String name, String filename) {
        return Map.of("data", Map.of("name", name), "filename", filename);
    }

    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(files.put(entry.getName(), zip.readAllBytes())).as(entry.getName()).isNull();
            }
        }
        return files;
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }
}
