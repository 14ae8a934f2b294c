package dev.pressroom.render;

import static dev.pressroom.render.Documents.LIMITS;
import static dev.pressroom.render.Documents.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.pressroom.render.RenderRequest.Picture;
import dev.pressroom.testing.PdfAssert;

class SamplesTest {
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<String> names() throws IOException {
        JsonNode names = JSON.readTree(text("index.json"));
        return StreamSupport.stream(names.spliterator(), false).map(JsonNode::textValue);
    }

    @ParameterizedTest
    @MethodSource("names")
    void rendersWithoutAWarning(String name) throws IOException {
        RenderedPdf pdf = render(name);

        assertThat(pdf.report().warnings()).isEmpty();
        assertThat(pdf.content().length).isLessThan(200_000);
    }

    @ParameterizedTest
    @MethodSource("names")
    void passesTheInspection(String name) throws IOException {
        var inspection = new TemplateInspector().inspect(text(name + "/template.html"), text(name + "/style.css"));

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.expressions()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasDataThatFitsItsSchema(String name) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(name + "/schema.json"));

        assertThat(schema.validate(text(name + "/data.json"), InputFormat.JSON)).isEmpty();
    }

    @Test
    void showsAnInvoiceOnOnePage() throws IOException {
        PdfAssert.assertThat(render("invoice").content()).hasPages(1).hasTitle("Invoice 2026-0418").containsText(
                "Reederei Lüders & Söhne KG", "1 Letterhead, 120 g cotton paper", "VAT 19% on €1,473.00 €279.87",
                "VAT 7% on €3,880.00 €271.60", "Total due €5,904.47", "IBAN DE80 2099 9900 0041 8041 80",
                "Page 1 of 1");
    }

    @Test
    void showsAStatementOverSeveralPages() throws IOException {
        PdfAssert.assertThat(render("statement").content()).hasPages(5).containsText("Opening balance 18,452.60",
                "Page 5 of 5", "Date Value Details Money out Money in Balance", "128 transactions");
    }

    @Test
    void showsALetterOnOnePage() throws IOException {
        PdfAssert.assertThat(render("letter").content()).hasPages(1).containsText("Frau Dr. Katharina Winterhalter",
                "4 Details Working drawings, tender documents 19 Jul 2027 29 Oct 2027 €38,900.00", "Enclosures");
    }

    @Test
    void showsACertificateOnOnePage() throws IOException {
        PdfAssert.assertThat(render("certificate").content()).hasPages(1).containsText("Certificate of Achievement",
                "Zofia Wiśniewska-Bergström", "320 hours, 2 March to 13 November 2026, passed with distinction");
    }

    @Test
    void showsALabelOnOnePage() throws IOException {
        PdfAssert.assertThat(render("label").content()).hasPages(1).containsText("20457 Hamburg",
                "SW 2632 4019 8744 55",
                "1 of 2", "18.40 kg");
    }

    private static RenderedPdf render(String name) throws IOException {
        JsonNode sample = JSON.readTree(text(name + "/sample.json"));
        var page = new PageOptions(sample.at("/page/size").asText(null), sample.at("/page/landscape").asBoolean(),
                sample.at("/page/margin").asText(null));
        var request = new RenderRequest(text(name + "/template.html"), text(name + "/style.css"),
                text(name + "/data.json"), page,
                Locale.forLanguageTag(sample.path("locale").asText()), ZoneId.of("Europe/Berlin"), LIMITS,
                new Picture(1, 36));
        return PIPELINE.render(request, asset -> asset(sample, asset));
    }

    /** Only what the sample lists, so that a listing never misses an asset. */
    private static AssetSource.@Nullable Asset asset(JsonNode sample, String asset) {
        boolean listed = sample.path("assets").valueStream().anyMatch(each -> each.textValue().equals(asset));
        return listed
                ? new AssetSource.Asset(bytes(sample.path("name").asText() + "/" + asset), "image/svg+xml")
                : null;
    }

    private static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (InputStream stream = SamplesTest.class.getResourceAsStream("/samples/" + path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
