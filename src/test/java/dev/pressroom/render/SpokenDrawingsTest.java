package dev.pressroom.render;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.render;
import static dev.pressroom.render.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;
import dev.pressroom.render.verdict.Verdict;

/** Charts and codes in documents that must be accessible: drawn for those who see, said to those who hear. */
class SpokenDrawingsTest {
    private static final String DATA = """
            {"shares": {"North": 41, "South": 27}, "visits": [12, 15, 11],
             "bill": {"iban": "CH44 3199 9123 0008 8901 2", "currency": "CHF", "amount": 1949.75,
               "creditor": {"name": "Max Muster", "street": "Musterstrasse", "number": "123", "postalCode": "8000",
                 "city": "Seldwyla", "country": "CH"},
               "reference": "21 00000 00003 13947 14300 09017"},
             "transfer": {"name": "Example GmbH", "iban": "DE89 3704 0044 0532 0130 00", "amount": 12.5}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"chart:bar(shares, 'title=Shares') | Shares",
            "chart:bar(shares, 'title=Shares; alt=North leads') | North leads",
            "chart:line(visits, 'alt=Visits') | Visits",
            "chart:pie(shares, 'alt=Two parts') | Two parts", "chart:donut(shares, 'title=Ring') | Ring",
            "chart:sparkline(visits, 'alt=Up and down') | Up and down", "chart:sparkline(visits) | -",
            "barcode:qr('https://example.com') | https://example.com", "barcode:datamatrix('Part 4711') | Part 4711",
            "barcode:ean13('400638133393', 15) | 400638133393", "barcode:code128('ABC-123') | ABC-123",
            "barcode:pdf417('text') | text", "barcode:swissQr(bill) | -", "barcode:epcQr(transfer) | -"})
    void saysWhatIsDrawn(String drawing, String said) throws IOException {
        var request = with(document("<html lang=en><title>Report</title><h1>Report</h1><p>before {" + drawing
                + "} after</p>", DATA), FinishOptions.of(Standard.of("pdf/a-2a+pdf/ua-1").orElseThrow(), false));

        RenderedPdf pdf = render(request);

        assertThat(Objects.requireNonNull(pdf.report().verdict())).returns(true, Verdict::compliant);
        assertThat(pdf.report().warnings()).isEmpty();
        assertThat(alternates(pdf.content())).singleElement().asString()
                .satisfies(text -> assertThat(text).isNotBlank().contains(said.equals("-") ? "" : said));
    }

    private static List<String> alternates(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var found = new ArrayList<String>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), found);
            return found;
        }
    }

    private static void collect(PDStructureNode node, List<String> found) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if ("Figure".equals(element.getStructureType())) {
                    found.add(String.valueOf(element.getAlternateDescription()));
                }
                collect(element, found);
            }
        }
    }
}
