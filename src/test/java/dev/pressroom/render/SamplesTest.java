package dev.pressroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.pressroom.template.schema.ParameterSchema;
import dev.pressroom.testing.PdfAssert;

/** What newcomers see first; each picture is left in {@code target/samples} to be looked at. */
class SamplesTest {
    private static final Path OUT = Path.of("target", "samples");

    @ParameterizedTest
    @MethodSource("names")
    void rendersWithoutAWarning(String name) throws IOException {
        RenderedPdf pdf = render(name, Sample.data(name), Locale.UK);

        Files.createDirectories(OUT);
        Files.write(OUT.resolve(name + ".pdf"), pdf.content());
        assertThat(pdf.report().warnings()).isEmpty();
        assertThat(pdf.content()).hasSizeLessThan(200_000);
    }

    @ParameterizedTest
    @MethodSource("names")
    void passesTheChecksOfAnUpload(String name) throws IOException {
        var inspection = new TemplateInspector().inspect(Sample.text(name + "/template.html"),
                Sample.text(name + "/style.css"));
        var schema = ParameterSchema.compile(Sample.text(name + "/schema.json"), Duration.ofSeconds(10));

        assertThat(inspection.findings()).isEmpty();
        assertThat(schema.violations("sampleData", Sample.data(name))).isEmpty();
    }

    @Test
    void asksForTheTotalOnOnePage() throws IOException {
        JsonNode data = Sample.data("invoice");

        RenderedPdf pdf = render("invoice", data, Locale.UK);

        PdfAssert.assertThat(pdf.content()).hasTitle("Invoice 2026-0417");
        assertThat(pages(pdf)).singleElement(InstanceOfAssertFactories.STRING).contains(
                "Buchbinderei Vogt & Töchter OHG", "24 reams 18.40 10% 19% 397.44", "19% VAT on €1,258.64 €239.14",
                "Total to pay €1,652.40", "Page 1 of 1");
        assertThat(data.at("/payment/epc").textValue().split("\n", -1)).hasSize(11).contains("EUR1652.40",
                data.at("/payment/iban").textValue().replace(" ", ""));
    }

    @Test
    void breaksALongInvoiceOverPages() throws IOException {
        var data = (ObjectNode) Sample.data("invoice");
        data.put("language", "de");
        var lines = (ArrayNode) data.get("lines");
        int once = lines.size();
        while (lines.size() < 60) {
            lines.add(lines.get(lines.size() % once));
        }

        List<String> pages = pages(render("invoice", data, Locale.GERMANY));

        assertThat(pages).hasSize(4).allSatisfy(page -> assertThat(page).contains("Artikel Menge Einzelpreis"));
        assertThat(pages.getLast()).contains("Cutting to size", "Summe netto 1.403,14 €", "Gesamtbetrag 1.652,40 €",
                "Verwendungszweck", "Seite 4 von 4");
        assertThat(pages.get(2)).doesNotContain("Summe netto");
    }

    @Test
    void carriesTheBalanceFromPageToPage() throws IOException {
        List<String> pages = pages(render("bank-statement", Sample.data("bank-statement"), Locale.UK));

        assertThat(pages).hasSize(7).allSatisfy(page -> assertThat(page).contains("Booked Value Details Out In"));
        for (int at = 1; at < pages.size(); at++) {
            assertThat(amountAfter("Brought forward", pages.get(at)))
                    .isEqualTo(amountAfter("Carried forward", pages.get(at - 1)));
        }
        assertThat(pages.getFirst()).doesNotContain("Brought forward");
        assertThat(pages.getLast()).contains("Closing balance 46,141.68", "Page 7 of 7")
                .doesNotContain("Carried forward");
    }

    @Test
    void addsUpTheStatement() throws IOException {
        JsonNode data = Sample.data("bank-statement");
        BigDecimal balance = data.at("/opening/amount").decimalValue();

        for (JsonNode booking : data.get("transactions")) {
            balance = balance.add(booking.get("amount").decimalValue());
            assertThat(booking.get("balance").decimalValue()).isEqualByComparingTo(balance);
        }

        assertThat(data.at("/closing/amount").decimalValue()).isEqualByComparingTo(balance);
    }

    @Test
    void writesALetter() throws IOException {
        assertThat(pages(render("letter", Sample.data("letter"), Locale.UK)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("Frau Dr. Johanna Pfisterer", "Ihr Zeichen 40.2-GS/117", "Datum 17. November 2026",
                        "Mit freundlichen Grüßen", "Anlagen Verteiler", "Halde Architekten PartGmbB");
    }

    @Test
    void awardsACertificateOnALandscapeSheet() throws IOException {
        RenderedPdf pdf = render("certificate", Sample.data("certificate"), Locale.UK);

        PdfAssert.assertThat(pdf.content()).hasPages(1).containsText("Aurélie Okonkwo-Lindgren",
                "Letterpress and Book Design", "30 October 2026", "Prof. Roswitha Ellerbrok");
        assertThat(size(pdf)).isEqualTo("297x210");
    }

    @Test
    void labelsAParcel() throws IOException {
        RenderedPdf pdf = render("shipping-label", Sample.data("shipping-label"), Locale.UK);

        PdfAssert.assertThat(pdf.content()).hasPages(1).containsText("DE-39999 Magdeburg", "ZV 4402 1187 369",
                "8.4 kg", "MD 04", "1/2");
        assertThat(size(pdf)).isEqualTo("100x150");
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesAccountsThatPassTheirChecksum(String name) throws IOException {
        for (JsonNode iban : Sample.data(name).findValues("iban")) {
            String plain = iban.textValue().replace(" ", "");
            var digits = new StringBuilder();
            (plain.substring(4) + plain.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
            assertThat(new BigInteger(digits.toString()).mod(BigInteger.valueOf(97))).isEqualTo(BigInteger.ONE);
        }
    }

    static Stream<String> names() throws IOException {
        return Sample.names();
    }

    private static String amountAfter(String words, String page) {
        return page.replaceFirst("(?s).*" + words + " (\\S+).*", "$1");
    }

    private static List<String> pages(RenderedPdf pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            var pages = new ArrayList<String>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                stripper.setSortByPosition(true);
                pages.add(stripper.getText(document).replaceAll("[\\s\\u00a0]+", " "));
            }
            return pages;
        }
    }

    private static String size(RenderedPdf pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            var box = document.getPage(0).getMediaBox();
            return Math.round(box.getWidth() / 72 * 25.4) + "x" + Math.round(box.getHeight() / 72 * 25.4);
        }
    }

    private static RenderedPdf render(String name, JsonNode data, Locale locale) throws IOException {
        return Documents.PIPELINE.render(Sample.request(name, data, locale), asset -> Sample.asset(name, asset));
    }
}
