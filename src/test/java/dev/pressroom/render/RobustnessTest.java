package dev.pressroom.render;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.limits;
import static dev.pressroom.render.Documents.render;
import static dev.pressroom.render.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.testing.PdfAssert;
import javax.imageio.ImageIO;

/** Hostile and clumsy documents cost only themselves: each has its code, and the next document is fine. */
class RobustnessTest {

    @ParameterizedTest
    @ValueSource(strings = {"<table><tr><td>", "<div>", "<span>", "<div style='float:left'>",
            "<div style='page-break-inside:avoid'>", "<div style='display:inline-block'>"})
    void refusesWhatIsNestedTooDeep(String element) {
        assertFails(element.repeat(2_000) + "x", Code.HTML_DEPTH_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<td colspan=2000000000>", "<td rowspan=2000000000>", "<td colspan=1001>",
            "<td colspan=99999999999999999999>", "<th rowspan=' 5000 '>"})
    void refusesSpansThatAreTooWide(String cell) {
        assertFails("<table><tr>" + cell + "x</table>", Code.HTML_SPAN_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "<b>A</b>", "A<i></i>"})
    void refusesEndlessWords(String part) {
        assertFails("<p style='word-wrap:break-word'>" + part.repeat(20_000), Code.HTML_WORD_EXCEEDED);
    }

    @Test
    void refusesMoreElementsThanMemoryHolds() {
        assertFails("<p>x".repeat(600_000), Code.HTML_TOO_COMPLEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div style='height:100000cm'>x</div>", "<div style='height:1000000000cm'>x</div>",
            "<svg width='1000000000' height='1000000000'><rect width='5' height='5'/></svg>",
            "<p style='page-break-after:always'>x"})
    void stopsAtThePageLimit(String html) {
        assertFails(html.startsWith("<p") ? html.repeat(600) : html, Code.PDF_PAGE_LIMIT_EXCEEDED);
    }

    @Test
    void stopsAtTheSizeLimit() {
        var request = with(document("<p>text"), limits(limits -> limits.pdfBytes(1_000)));

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render(request))
                .returns(Code.PDF_SIZE_EXCEEDED, RenderFailure::code);
    }

    @Test
    void stopsAtItsTime() {
        var request = with(document("<p>" + "word ".repeat(200_000)),
                limits(limits -> limits.time(Duration.ofMillis(500))));
        long began = System.nanoTime();

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render(request))
                .returns(Code.RENDER_TIMEOUT, RenderFailure::code);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@page{size:0 0}", "@page{margin:500mm}", "@page{size:100000mm 100000mm}"})
    void refusesPagesThatCannotBe(String css) {
        assertFails("<style>" + css + "</style>x", Code.TEMPLATE_ERROR);
    }

    @Test
    void refusesSvgThatCopiesItselfWithoutEnd() {
        var svg = new StringBuilder("<svg viewBox='0 0 10 10'><g id='a0'><rect width='1' height='1'/></g>");
        for (int level = 1; level < 12; level++) {
            svg.append("<g id='a").append(level).append("'>")
                    .append(("<use xlink:href='#a" + (level - 1) + "'/>").repeat(10)).append("</g>");
        }

        assertFails(svg + "<use href='#a11'/></svg>", Code.HTML_TOO_COMPLEX);
    }

    @Test
    void refusesImagesWithTooManyPixels() throws IOException {
        var request = with(document("<img src='a.png'>"), limits(limits -> limits.pixels(99)));
        byte[] png = png(10, 10);

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> Documents.PIPELINE.render(request,
                name -> new AssetSource.Asset(png, "image/png")))
                .returns(Code.IMAGE_PIXELS_EXCEEDED, RenderFailure::code)
                .withMessageContaining("'a.png' has 100 pixels; 99 are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "GIF89a", "<html>"})
    void refusesImagesThatAreNone(String content) {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> render("<img src='a.png'>", Map.of("a.png", content.getBytes())))
                .returns(Code.ASSET_ERROR, RenderFailure::code).withMessageContaining("a.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "</div></p></table>", "<p @click='x' 1a=b <=c data-x='y'>x",
            "a\u0000b \ud800 \uffff",
            "<math><mi>x</mi></math>",
            "<form><input name=a value=b><select><option>1</select><textarea>t</textarea></form>",
            "<svg width='10' height='10'><path d='nonsense'/><script>java.lang.System.exit(1)</script></svg>",
            "<svg></svg>", "<svg viewBox='0 0 0 0'><text>x</text></svg>", "<img>", "<img src=''>", "<img src='a.pdf'>",
            "<img src='data:application/pdf;base64,AAAA'>",
            "<table><tr><td colspan=-5 rowspan=0>x<td colspan='1e9'>y</table>",
            "<style>p{width:calc(</style><p>x", "<style>@media (min-width:1px){p{color:red}}p:is(a){b:c}</style>x",
            "<div style='margin:-9999cm'>x</div>", "<div style='column-count:1000'>x</div>",
            "<div style='transform:rotate(45deg) scale(1e30)'>x</div>", "<p style='font-size:1e30pt'>x",
            "<p style='font-size:0;line-height:0'>x", "<bookmark name='a'/>", "<a href='#none'>x</a>"})
    void bearsClumsyDocuments(String html) {
        assertThat(render("{|" + html + "|}").pages()).isPositive();
    }

    @Test
    void bearsAStyleSheetThatImportsItself() {
        byte[] css = "@import url(loop.css); p{color:red}".getBytes();

        assertThat(render("<link rel=stylesheet href=loop.css><p>x", Map.of("loop.css", css)).pages()).isOne();
    }

    @Test
    void bearsATableHeadHigherThanThePage() {
        String table = "<table><thead><tr><th style='height:400mm'>x</thead>" + "<tr><td>y".repeat(50) + "</table>";

        assertThat(render(table).pages()).isPositive();
    }

    @Test
    void bearsManySelectors() {
        assertThat(render("<style>" + "a b c d e f g h ".repeat(1_000) + "{|{}|}</style><a><b><c>x").pages()).isOne();
    }

    @Test
    void rendersTheNextDocumentAfterAFailure() {
        assertFails("<div>".repeat(1_000), Code.HTML_DEPTH_EXCEEDED);

        PdfAssert.assertThat(render("fine").content()).containsText("fine");
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static void assertFails(String html, Code code) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render("{|" + html + "|}"))
                .returns(code, RenderFailure::code);
    }
}
