package dev.pressroom.render.layout.font;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.in;
import static dev.pressroom.render.Documents.render;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderedPdf;
import dev.pressroom.testing.PdfAssert;

class ScriptsTest {

    @ParameterizedTest
    @ValueSource(strings = {"청구서 대한민국 서울특별시 ₩12,345", "发票 简体中文 门 骨 直 角 金额", "發票 繁體中文 臺灣 直 角"})
    void drawsAndExtracts(String text) {
        RenderedPdf pdf = render("<p>" + text + "</p><b>" + text + "</b>");

        PdfAssert.assertThat(pdf.content()).containsText(text);
        assertThat(pdf.report().warnings()).isEmpty();
    }

    /** The stripper sees spaces beside marks that have no width; readers such as pdftotext do not. */
    @Test
    void drawsThaiWithItsMarks() throws IOException {
        String text = "ใบแจ้งหนี้ ที่อยู่ น้ำ ปี่ ฟ้า ป้า ผู้ ซื้อ กรุงเทพมหานคร";

        RenderedPdf pdf = render("<p>" + text);

        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", "")).isEqualTo(text.replace(" ", ""));
        }
        assertThat(pdf.report().warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ja,骨直角,NotoSansJP", "zh,骨直角,NotoSansSC", "zh-Hans-CN,骨直角,NotoSansSC", "zh-TW,骨直角,NotoSansTC",
            "zh-Hant,骨直角,NotoSansTC", "ko,骨直角,NotoSansKR", "en,骨直角,NotoSansJP", "en,骨の角,NotoSansJP",
            "en,한국 骨,NotoSansKR", "en,发票门骨,NotoSansSC", "ko,발표 发票,NotoSansKR"})
    void drawsHanAsTheLanguageDoes(String language, String text, String font) throws IOException {
        assertThat(fonts(render("<html lang='" + language + "'><p>" + text))).contains(font + "-Regular");
        assertThat(fonts(render(in(document("<p>" + text), language)))).contains(font + "-Regular");
    }

    @Test
    void drawsDevanagariWithTheFontThatShapesIt() throws IOException {
        RenderedPdf pdf = render("<p>हिन्दी में चालान <b>राशि</b>");

        assertThat(fonts(pdf)).contains("NotoSansDevanagari-Regular", "NotoSansDevanagari-Bold");
        assertThat(pdf.report().warnings()).isEmpty();
    }

    @Test
    void saysTheWordsOfDevanagari() throws IOException {
        RenderedPdf pdf = render("<p>चालान संख्या १२३, क्षत्रिय <b>प्रमाणपत्र</b> ₹१२३");

        assertThat(spoken(pdf)).containsExactly("चालान संख्या १२३, क्षत्रिय", "प्रमाणपत्र", "₹१२३");
    }

    @Test
    void leavesTextToTheFontsOfTheAuthor() {
        RenderedPdf pdf = render("<style>@font-face{font-family:Own;src:url(own.ttf)}</style><p>ที่</p>",
                java.util.Map.of());

        PdfAssert.assertThat(pdf.content()).containsText("ที่");
    }

    @ParameterizedTest
    @CsvSource({"ที่,ที\\uF718", "ฟ้า,ฟ\\uF759า", "น้ำ,น\\uF719ำ", "ก่อน,ก่อน"})
    void placesMarksOfThaiWithoutLosingThem(String text, String placed) {
        assertThat(ThaiMarks.placed(text)).isEqualTo(placed.replace("\\uF718", "\uF718")
                .replace("\\uF759", "\uF759").replace("\\uF719", "\uF719"));
        assertThat(ThaiMarks.plain(ThaiMarks.placed(text))).isEqualTo(text);
    }

    private static List<String> spoken(RenderedPdf pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            return new PDFStreamParser(document.getPage(0)).parse().stream()
                    .filter(COSDictionary.class::isInstance).map(COSDictionary.class::cast)
                    .map(marked -> marked.getString("ActualText")).toList();
        }
    }

    private static Set<String> fonts(RenderedPdf pdf) throws IOException {
        var names = new TreeSet<String>();
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            var resources = document.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                names.add(resources.getFont(name).getName().replaceAll("^[A-Z]{6}\\+", ""));
            }
        }
        return names;
    }
}
