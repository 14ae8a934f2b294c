package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.pressroom.render.option.EInvoice.Profile;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Invoices;

/** What is asked of a document beside its pages, from the POST to the download. */
@QuarkusTest
class FinishedTest {
    private static final String PASSWORD = "Zwiebelkuchen-4711";

    @Inject
    Database database;

    @Test
    void bindsMarksAttachesAndLocks() throws IOException {
        var client = Client.ofNewAccount();
        byte[] terms = client.call().get(path(client.post(Map.of("html", "<p>The terms")), client)).asByteArray();
        client.call().contentType("application/pdf").body(terms).put("/v1/assets/terms.pdf").then().statusCode(201);

        String id = client.post(Map.of("html", "<h1>Offer</h1>", "options", Map.of(
                "document", Map.of("title", "Offer 7"), "bookmarks", true, "append", List.of("terms.pdf"),
                "attachments", List.of(Map.of("asset", "terms.pdf", "relationship", "Supplement")),
                "watermark", Map.of("text", "DRAFT"),
                "encryption", Map.of("userPassword", PASSWORD, "permissions", List.of("print")))));
        Response job = client.ended(id);

        assertThat(job.<String>path("state")).describedAs(job.asString()).isEqualTo("SUCCEEDED");
        assertThat(job.<Integer>path("pages")).isEqualTo(2);
        assertThat(job.asString()).doesNotContain(PASSWORD, "encryption");
        assertThat(client.call().get("/v1/jobs").asString()).doesNotContain(PASSWORD);
        assertThat(database.value("select finish from job_payload where job_id = ?", uuid(id)))
                .contains("\"encryption\"").doesNotContain(PASSWORD);
        byte[] pdf = client.call().get("/v1/jobs/" + id + "/pdf").then().statusCode(200).extract().asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf, PASSWORD)) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Offer 7");
            assertThat(document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames())
                    .containsOnlyKeys("terms.pdf");
            assertThat(document.getCurrentAccessPermission().canExtractContent()).isFalse();
            document.setAllSecurityToBeRemoved(true);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", "")).contains("Offer", "Theterms",
                    "DRAFT");
        }
    }

    @Test
    void makesAnInvoiceForPeopleAndPrograms() {
        var client = Client.ofNewAccount();
        client.call().contentType("application/xml").body(Invoices.of(Profile.MINIMUM)).put("/v1/assets/minimum.xml")
                .then().statusCode(201);

        Response whole = client.ended(client.post(invoice(Map.of("xml", Invoices.of(Profile.EN16931), "profile",
                "EN16931"))));
        Response stored = client.ended(client.post(invoice(Map.of("asset", "minimum.xml", "profile", "MINIMUM"))));
        Response wrong = client.ended(client.post(invoice(Map.of("asset", "minimum.xml", "profile", "BASIC"))));

        assertThat(whole.<List<String>>path("report.verdict.profiles")).describedAs(whole.asString())
                .containsExactly("pdf/a-3b");
        assertThat(stored.<String>path("state")).describedAs(stored.asString()).isEqualTo("SUCCEEDED");
        assertThat(wrong.<String>path("error.code")).isEqualTo("INVOICE_INVALID");
        client.call().body(invoice(Map.of("asset", "minimum.xml", "profile", "COMFORT"))).post("/v1/jobs").then()
                .statusCode(422).body("errors[0].pointer", equalTo("#/options/facturX/profile"));
    }

    private static Map<String, Object> invoice(Map<String, Object> facturX) {
        return Map.of("html", "<title>Invoice</title><p>119.00 EUR", "options", Map.of("facturX", facturX));
    }

    @Test
    void refusesWhatCannotGoTogether() {
        Client.ofNewAccount().call()
                .body(Map.of("html", "<p>x", "options", Map.of("standard", "pdf/a-2b", "encryption",
                        Map.of("userPassword", PASSWORD))))
                .post("/v1/jobs").then().statusCode(422).body("errors[0].pointer", equalTo("#/options/encryption"));
        Response broken = Client.ofNewAccount().call()
                .body(Map.of("html", "<p>x", "options",
                        Map.of("encryption", Map.of("userPassword", List.of(PASSWORD)))))
                .post("/v1/jobs");
        broken.then().statusCode(422).body("errors[0].pointer", equalTo("#/options/encryption/userPassword"));
        assertThat(broken.asString()).doesNotContain(PASSWORD);
    }

    private static String path(String id, Client client) {
        client.ended(id).then().statusCode(200);
        return "/v1/jobs/" + id + "/pdf";
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id.replaceFirst("job_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
