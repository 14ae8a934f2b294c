package dev.pressroom.render;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.render;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderReport.Declaration;
import dev.pressroom.render.RenderReport.Font;
import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;

/** What a render tells of itself. */
class ReportTest {
    private static final String LONG = "W".repeat(60);

    @Test
    void countsPages() {
        assertThat(render("<p style='page-break-after: always'>a</p>b").report().pages()).isEqualTo(2);
    }

    @Test
    void namesTheFontsThatPagesAreWrittenIn() throws IOException {
        byte[] font = requireNonNull(ReportTest.class.getResourceAsStream("/fonts/NotoSerif-Bold.ttf")).readAllBytes();

        var report = render("<style>@font-face{font-family:Own;src:url(brand.ttf)}</style>"
                + "<p style='font-family:Arial'>a <b>b</b></p><p style='font-family:Own'>c</p>",
                Map.of("brand.ttf", font))
                .report();

        assertThat(report.fonts()).containsExactly(
                new Font("NotoSans-Bold", "Noto Sans", 700, false, "shipped", null, true),
                new Font("NotoSans-Regular", "Noto Sans", 400, false, "shipped", null, true),
                new Font("NotoSerif-Bold", "Noto Serif", 700, false, "asset", "brand.ttf", true));
    }

    @Test
    void leavesOutFontsThatWereOnlyAskedFor() {
        assertThat(render("<p style='font-family:Courier'></p><p style='font-family:Arial'>x</p>").report().fonts())
                .extracting(Font::name).containsExactly("NotoSans-Regular");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<p>%s%s</p> | 1 | <p> \"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW…\" | beyond the page's right margin",
            "<p>a</p><p style='page-break-before:always'></p><table class='items wide' style='width:250mm'><tr><td>Total</table> | 2 | <table.items.wide> \"Total\" | sticks 81.1 mm beyond the page's right margin",
            "<div id=box style='width:4cm;border:1px solid'>%.12s</div> | 1 | <div#box> \"WWWWWWWWWWWW\" | out of its box",
            "<div style='width:4cm'><table id=t style='width:6cm'><tr><td>x</table></div> | 1 | <table#t> \"x\" | sticks 21.0 mm out of <div>",
            "<img id=i alt='' src=\"data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' width='900' height='9'/%%3E\"> | 1 | <img#i> | beyond the page's right margin",
            "<div style='float:right;width:300mm'>f</div> | 1 | <div> \"f\" | beyond the page's left margin",
            "<pre>one long line %s%s</pre> | 1 | <pre> \"one long line WWWWWWWWWWWWWWWWWWWWWWWWW…\" | beyond the page's right margin"})
    void saysWhatSticksOut(String html, int page, String element, String how) {
        var report = render(html.formatted(LONG, LONG)).report();

        assertThat(report.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("overflow");
            assertThat(warning.place()).isEqualTo(Place.page(page, element));
            assertThat(warning.message()).startsWith("page " + page + ": " + element).contains(how);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div style='width:4cm;overflow:hidden'>%s</div>", "<p style='word-wrap:break-word'>%s</p>",
            "<div style='transform:rotate(45deg);width:300mm'>x</div>", "<div style='column-count:2'>a b c d</div>",
            "<style>@page w{size:A4 landscape}</style><p>a</p><div style='page:w'><table style='width:250mm'><tr><td>x</table></div>",
            "<div style='width:4cm'><span style='position:relative;left:9cm'>x</span></div>",
            "<div style='width:4cm'><p style='margin-right:-1cm'>wanted</p></div>"})
    void saysNothingOfWhatFitsOrIsMeant(String html) {
        assertThat(render(html.formatted(LONG)).report().warnings()).isEmpty();
    }

    @Test
    void saysWhereIgnoredCssStands() {
        var assets = Map.of("theme.css", "p {\n gap: 1px }".getBytes(StandardCharsets.UTF_8));

        var report = render("<link rel=stylesheet href=theme.css><style>\n\np { display: flex }</style>"
                + "<p class=a style='flex: 1'>one<p style='flex: 1'>two", assets).report();

        assertThat(report.warnings()).extracting(Warning::place, Warning::declaration).containsExactlyInAnyOrder(
                tuple(Place.line("theme.css", 2), new Declaration("gap", "1px")),
                tuple(Place.line("style", 3), new Declaration("display", "flex")),
                tuple(new Place("style-attribute", null, null, "<p.a> \"one\""),
                        new Declaration("flex", "1")));
    }

    @Test
    void tellsOfWhatTheEnginePassesOverWithoutAWord() {
        var report = render("<style>p { background: linear-gradient(red, blue) }</style>"
                + "<p style='background: linear-gradient(red, blue)'>a<p style='filter: blur(1px)'>b").report();

        assertThat(report.warnings()).extracting(warning -> requireNonNull(warning.place()).source())
                .containsExactly("style", "style-attribute", "style-attribute");
    }

    @Test
    void keepsRoomForOtherWarnings() {
        String css = "p{" + "x%d:y;".repeat(200) + "}";
        var numbers = IntStream.range(0, 200).boxed().toArray();

        var report = render("<style>" + css.formatted(numbers) + "</style><p>" + LONG + LONG).report();

        assertThat(report.warnings()).extracting(Warning::code).hasSize(41).contains("overflow");
    }

    @Test
    void saysWhichImageIsMissing() {
        assertThat(render("<p><img class=logo src=none.png alt=''>").report().warnings()).containsExactly(
                new Warning("missing-asset", "there is no asset 'none.png'", Place.of("<img.logo>"), null));
    }

    @Test
    void handsOutTheMergedHtmlOnlyWhereItIsWanted() {
        var request = document("<p>{a}", "{\"a\": \"<&>\"}");

        assertThat(render(request).trace().html()).isNull();
        assertThat(render(request.debugged()).trace().html()).isEqualTo("<p>&lt;&amp;&gt;");
    }

    @Test
    void leavesAReportOfARenderThatFails() {
        var limits = Documents.limits(limit -> limit.pages(1));
        var request = Documents.with(document("<style>p{gap:1px}</style><p style='page-break-after:always'>a</p>b"),
                limits);

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render(request.debugged()))
                .satisfies(failure -> {
                    assertThat(trace(failure).html()).contains("page-break");
                    assertThat(trace(failure).report().pages()).isNull();
                    assertThat(trace(failure).report().warnings()).extracting(Warning::code)
                            .containsExactly("css-ignored");
                });
    }

    @Test
    void leavesTheVerdictOfADocumentThatDoesNotConform() {
        var request = Finish.as("pdf/ua-1").of("<html lang=en><title>t</title><p><img src='data:image/svg+xml,"
                + "%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/%3E'>");
        var strict = request.with(FinishOptions.of(
                Standard.of("pdf/ua-1").orElseThrow(), true));

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render(strict)).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(RenderFailure.Code.PDF_STANDARD_FAILED);
            assertThat(requireNonNull(trace(failure).report().verdict()).failures()).isNotEmpty();
            assertThat(trace(failure).report().phases()).containsKey("verdict");
        });
    }

    private static RenderTrace trace(RenderFailure failure) {
        return requireNonNull(failure.trace());
    }
}
