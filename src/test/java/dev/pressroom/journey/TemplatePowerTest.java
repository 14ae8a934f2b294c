package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.pressroom.testing.PdfAssert;

/** What the template language can do, from the POST to the document that is downloaded. */
@QuarkusTest
class TemplatePowerTest {
    private Client client;

    @BeforeEach
    void newAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void drawsChartsAndCodesThatCanBeRead() throws IOException, NotFoundException {
        byte[] pdf = pdf(Map.of("html", "<h1>Report</h1>{chart:bar(sales, 'title=Sales')}{chart:pie(sales)}"
                + "<p>{barcode:qr(url, 40)}</p><p style='margin-top:2cm'>{barcode:ean13(article, 20)}</p>",
                "data", Map.of("sales", Map.of("North", 41, "South", 27), "url", "https://example.com/4711", "article",
                        "4006381333931")));

        assertThat(codes(pdf)).extracting(Result::getText).contains("https://example.com/4711", "4006381333931");
        assertThat(colours(pdf)).as("colours of the bars and slices").isGreaterThan(3);
    }

    @Test
    void formatsMarkdownOfTheData() {
        byte[] pdf = pdf(Map.of("html", "<div>{markdown:html(text)}</div>", "data",
                Map.of("text",
                        "## Terms\n\n* pay **soon**\n* <script>x</script> & so on\n\n[site](https://example.com)")));

        PdfAssert.assertThat(pdf).containsText("Terms", "pay soon", "& so on", "site").doesNotContainText("**", "##");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en-GB | 3 items for Ada | £1,234.50",
            "de-DE | 3 Posten für Ada | 1.234,50\u00a0£"})
    void speaksTheLanguageOfTheJob(String locale, String sentence, String amount) {
        client.call().body(Map.of("name", "note", "html",
                "<p>{t:items('count', count, 'name', name)}</p><p>{fmt:money(total, 'GBP')}</p>", "translations",
                Map.of("en", Map.of("items", "{count, plural, one {# item} other {# items}} for {name}"), "de",
                        Map.of("items", "{count, plural, one {# Posten} other {# Posten}} für {name}"))))
                .post("/v1/templates").then().statusCode(201);

        byte[] pdf = pdf(
                Map.of("template", "note", "data", Map.of("count", 3, "name", "Ada", "total", 1234.5), "options",
                        Map.of("locale", locale)));

        PdfAssert.assertThat(pdf).containsText(sentence, amount);
    }

    @Test
    void writesTheScriptsOfTheWorld() {
        var words = Map.of("latin", "Größe Łódź İstanbul", "greek", "Τιμολόγιο", "cyrillic", "Счёт-фактура", "japanese",
                "請求書の金額", "chinese", "发票金额", "korean", "청구서 대한민국", "hebrew", "חשבונית", "symbols", "→ ✓ ∑");

        byte[] pdf = pdf(Map.of("html", "{#for word in words}<p>{word}</p>{/for}", "data",
                Map.of("words", List.copyOf(words.values()))));

        PdfAssert.assertThat(pdf).containsText(words.values().toArray(String[]::new));
    }

    private byte[] pdf(Map<String, ?> job) {
        Response ended = client.ended(client.post(new HashMap<>(job)));
        assertThat(ended.<String>path("state")).describedAs(ended.asString()).isEqualTo("SUCCEEDED");
        assertThat(ended.<List<?>>path("report.warnings")).isEmpty();
        return client.call().get(ended.<String>path("links.pdf")).then().statusCode(200).extract().asByteArray();
    }

    private static Result[] codes(byte[] pdf) throws IOException, NotFoundException {
        BufferedImage picture = picture(pdf);
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels(picture));
        return new GenericMultipleBarcodeReader(new MultiFormatReader())
                .decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)));
    }

    private static long colours(byte[] pdf) throws IOException {
        return Arrays.stream(pixels(picture(pdf))).boxed()
                .collect(Collectors.groupingBy(colour -> colour, Collectors.counting())).values().stream()
                .filter(count -> count > 500).count();
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static BufferedImage picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.RGB);
        }
    }
}
