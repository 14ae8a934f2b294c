package dev.pressroom.render.layout.font;

import static dev.pressroom.render.Documents.render;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.testing.PdfAssert;

class FontsTest {

    @ParameterizedTest
    @ValueSource(strings = {"office fi fl ffi Ångström Łódź Œuvre «quoted» 1 234,56 € ½ – — …", "Ο ταχύς αλεπού μ Ω Δ",
            "Съешь же ещё этих мягких французских булок Ґґ", "請求書 日本語の文字 金額 株式会社プレスルーム 東京都 ￥12,345",
            "✓ ✗ ★ ☎ → ← ≤ ≥ ≠ ∞ √ ☑ ■ ▲ ♻", "😀 🎉 🚀"})
    void drawsAndExtracts(String text) {
        RenderedPdf pdf = render("<p>" + text + "</p><b>" + text + "</b><i style='font-family:serif'>" + text + "</i>");

        PdfAssert.assertThat(pdf.content()).containsText(text);
        assertThat(pdf.report().warnings()).isEmpty();
    }

    @Test
    void shapesArabicAndOrdersItFromRightToLeft() {
        RenderedPdf pdf = render("<p dir='rtl'>فاتورة رقم 1234 السلام عليكم</p>");

        PdfAssert.assertThat(pdf.content()).containsText("فاتورة", "1234", "السلام");
        assertThat(pdf.report().warnings()).isEmpty();
    }

    @Test
    void ordersHebrewFromRightToLeft() {
        RenderedPdf pdf = render("<html dir='rtl'><body><p>חשבונית מס 42 סך הכול</p></body></html>");

        PdfAssert.assertThat(pdf.content()).containsText("חשבונית", "42", "הכול");
        assertThat(pdf.report().warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Arial,NotoSans-Regular", "sans-serif,NotoSans-Regular", "Helvetica,NotoSans-Regular",
            "'Times New Roman',NotoSerif-Regular", "serif,NotoSerif-Regular", "GEORGIA,NotoSerif-Regular",
            "'Courier New',NotoSansMono-Regular", "monospace,NotoSansMono-Regular", "'No Such Font',NotoSans-Regular",
            "'Noto Sans JP',NotoSansJP-Regular"})
    void standsInForTheFontsThatTemplatesName(String family, String font) throws IOException {
        RenderedPdf pdf = render("<p style=\"font-family:'" + family + "'\">text</p>");

        assertThat(fonts(pdf)).containsExactly(font);
    }

    @Test
    void embedsEachFaceOnceByWhateverName() throws IOException {
        RenderedPdf pdf = render("<p style='font-family:Arial'>a</p><p style='font-family:Helvetica'>b</p>"
                + "<p style='font-family:Unknown'>c</p><p style='font-family:sans-serif'>d</p>");

        assertThat(fonts(pdf)).containsExactly("NotoSans-Regular");
    }

    @Test
    void warnsOfCharactersThatNoFontHas() {
        RenderedPdf pdf = render("<style>p::before{content:'ક'}</style><p>કગ text</p>");

        assertThat(pdf.report().warnings()).containsExactly(
                new Warning("missing-glyph", "no font has the character 'ક' (U+0A95)", Place.of("<p> \"કગ text\""),
                        null),
                new Warning("missing-glyph", "no font has the character 'ગ' (U+0A97)", Place.of("<p> \"કગ text\""),
                        null));
    }

    @Test
    void takesAnAccountsOwnFont() throws IOException {
        RenderedPdf pdf = render("<style>@font-face{font-family:Arial;src:url(own.ttf)}</style>"
                + "<p style='font-family:Arial'>office</p>", Map.of("own.ttf", shipped("NotoSerif-Bold")));

        assertThat(fonts(pdf)).containsExactly("NotoSerif-Bold");
        PdfAssert.assertThat(pdf.content()).containsText("office");
        assertThat(pdf.report().warnings()).isEmpty();
    }

    /** What was read for one document serves the next, and is embedded anew in each. */
    @Test
    void takesAnAccountsOwnFontForOneDocumentAfterTheOther() throws IOException {
        String html = "<style>@font-face{font-family:Own;src:url(own.ttf)}</style><p style='font-family:Own'>%s</p>";
        var assets = Map.of("own.ttf", shipped("NotoSerif-Bold"));
        render(html.formatted("first"), assets);

        RenderedPdf pdf = render(html.formatted("second"), assets);

        assertThat(fonts(pdf)).containsExactly("NotoSerif-Bold");
        PdfAssert.assertThat(pdf.content()).containsText("second");
        assertThat(pdf.content()).isEqualTo(render(html.formatted("second"), assets).content());
    }

    @ParameterizedTest
    @CsvSource({"OTTO....,CFF", "ttcf....,collection", "wOF2....,WOFF2", "wOFF....,damaged", "hello,no TrueType font"})
    void doesWithoutAFontThatCannotBeEmbedded(String content, String reason) throws IOException {
        RenderedPdf pdf = render("<style>@font-face{font-family:Own;src:url(own)}</style>"
                + "<p style='font-family:Own'>text</p><svg viewBox='0 0 90 20'><text y='9' font-family='Own'>t</text></svg>",
                Map.of("own", content.getBytes()));

        assertThat(fonts(pdf)).contains("NotoSans-Regular");
        assertThat(pdf.report().warnings()).anySatisfy(warning -> assertThat(warning.message()).contains(reason));
    }

    @Test
    void takesAnAccountsOwnFontPackedAsWoff() throws IOException {
        RenderedPdf pdf = render("<style>@font-face{font-family:Own;src:url(own.woff)}</style>"
                + "<p style='font-family:Own'>office</p>", Map.of("own.woff", WoffFile.of(shipped("NotoSerif-Bold"))));

        assertThat(fonts(pdf)).containsExactly("NotoSerif-Bold");
        PdfAssert.assertThat(pdf.content()).containsText("office");
        assertThat(pdf.report().warnings()).isEmpty();
    }

    @Test
    void doesWithoutADamagedFont() throws IOException {
        byte[] font = shipped("NotoSerif-Bold");
        Arrays.fill(font, 200, font.length, (byte) 7);

        RenderedPdf pdf = render(
                "<style>@font-face{font-family:Own;src:url(own)}</style><p style='font-family:Own'>text</p>",
                Map.of("own", font));

        assertThat(fonts(pdf)).containsExactly("NotoSans-Regular");
        assertThat(pdf.report().warnings())
                .contains(new Warning("font-ignored", "the font 'own' is not used: it is damaged"));
    }

    @Test
    void keepsTheMetricsOfOwnFontsToTheirDocument() {
        String html = "<style>@font-face{font-family:Arial;src:url(own.ttf)}</style><p style='font-family:Arial'>x</p>";
        byte[] before = render("<p style='font-family:Arial'>x</p>").content();

        render(html, Map.of("own.ttf", shippedOrFail("NotoSansArabic-Regular")));

        assertThat(render("<p style='font-family:Arial'>x</p>").content()).isEqualTo(before);
    }

    private static byte[] shippedOrFail(String name) {
        try {
            return shipped(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] shipped(String name) throws IOException {
        try (InputStream stream = FontsTest.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            return stream.readAllBytes();
        }
    }

    private static Set<String> fonts(RenderedPdf pdf) throws IOException {
        var names = new TreeSet<String>();
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    names.add(page.getResources().getFont(name).getName().replaceFirst("^[A-Z]{6}\\+", ""));
                }
            }
        }
        return names;
    }
}
