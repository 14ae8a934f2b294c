package dev.pressroom.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.pressroom.journey.Client;

/** What befell others of our trade, at our doors. */
@QuarkusTest
class AdvisoriesOverHttpTest {
    private Client client;

    @BeforeEach
    void open() {
        client = Client.ofNewAccount();
    }

    /** CVE-2026-42589, CVE-2026-40281, CVE-2026-40893, CVE-2026-42590. */
    @Test
    void controlCharactersReachNoNameAndNoHeader() {
        assertRefused(Map.of("html", "x", "filename", "a\r\nSet-Cookie: b.pdf"), "#/filename");
        assertRefused(Map.of("html", "x", "options", Map.of("attachments",
                List.of(Map.of("name", "a\nb.txt", "content", "YQ==", "relationship", "Data")))),
                "#/options/attachments/0/name");
        assertRefused(Map.of("html", "x", "options", Map.of("watermark", Map.of("text", "a\nb"))),
                "#/options/watermark/text");

        String id = client.post(Map.of("html", "x", "metadata", Map.of("a", "b\r\nX-Evil: c"), "options",
                Map.of("document", Map.of("title", "a\r\nb"))));
        client.ended(id);

        Response pdf = client.call().get("/v1/jobs/" + id + "/pdf");
        pdf.then().statusCode(200).header("X-Evil", (String) null);
        assertThat(pdf.asString()).doesNotContain("a\r\nb");
    }

    /** GO-2026-5080. */
    @Test
    void whatAJobNamesIsItsAccountsOwn() {
        Client other = Client.ofNewAccount();
        other.call().contentType("text/css").body("p{color:red}").put("/v1/assets/theirs.css").then().statusCode(201);
        String template = other.call().body(Map.of("name", "theirs", "html", "<p>secret")).post("/v1/templates").then()
                .statusCode(201).extract().path("id");

        assertRefused(Map.of("template", template), "#/template");
        assertRefused(Map.of("template", "theirs"), "#/template");
        assertRefused(Map.of("html", "{#include theirs /}"), "#/html");
        String attached = client.post(Map.of("html", "x", "options",
                Map.of("attachments", List.of(Map.of("asset", "theirs.css", "relationship", "Data")))));
        client.ended(attached).then().body("error.code", equalTo("ASSET_ERROR"));
        String drawn = client.post(Map.of("html", "<link rel=stylesheet href=theirs.css>x"));
        client.ended(drawn).then().body("report.warnings[0].code", equalTo("missing-asset"));
    }

    /** GO-2026-5060. */
    @Test
    void noOfficeFileIsTaken() throws IOException {
        var office = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(office)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w:document/>".getBytes());
        }

        client.call().contentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
                .body(office.toByteArray()).put("/v1/assets/a.docx").then().statusCode(422);
    }

    /** CVE-2026-39852, CVE-2026-50559, CVE-2026-87743. */
    @Test
    void noSpellingOfAPathOpensAProtectedRoute() throws Exception {
        Map<String, Map<String, Object>> paths = given().get("/openapi?format=json").path("paths");
        var http = HttpClient.newHttpClient();
        List<String> routes = paths.keySet().stream().filter(path -> path.startsWith("/v1/"))
                .map(path -> path.replaceAll("\\{[^}]*}", "1")).toList();

        assertThat(routes).hasSizeGreaterThan(20);
        for (String route : routes) {
            for (String trick : List.of(";x", "%3Bx", "%2F", "%5C", "/;x=.css", "%2e")) {
                var request = HttpRequest
                        .newBuilder(URI.create("http://localhost:" + RestAssured.port + route + trick));
                assertThat(http.send(request.GET().build(), BodyHandlers.discarding()).statusCode())
                        .as(route + trick).isBetween(400, 499);
            }
        }
    }

    private void assertRefused(Map<String, ?> job, String pointer) {
        Response answer = client.call().body(job).post("/v1/jobs");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).contains(pointer);
    }
}
