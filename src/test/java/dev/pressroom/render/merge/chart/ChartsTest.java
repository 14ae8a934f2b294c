package dev.pressroom.render.merge.chart;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.Documents;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.merge.ClosedEngine;

class ChartsTest {
    private static final String DATA = """
            {"title": "Sales; stacked=<b>", "plain": [3, 5.5, null, 2], "named": {"Jan": 1200.5, "Feb": 900},
             "rows": [{"month": "Jan", "sales": 12, "costs": 8}, {"month": "Feb", "sales": 15, "costs": -9}],
             "sheet": {"labels": ["Q1", "Q2"], "series": [{"name": "2025", "values": [1, 2]}, {"name": "2026", "values": [3]}]},
             "text": "12", "empty": [], "zeros": [0, 0], "below": [3, -1], "huge": [1e308], "tiny": [1e-300, 2e-300],
             "one": [7], "flat": [1000000000000000, 1000000000000000], "words": ["NaN"], "colors": ["#111", "#222222"]}""";

    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @ValueSource(strings = {"bar(plain)", "bar(named)", "bar(rows, 'label=month; values=sales')", "bar(sheet)",
            "bar(rows, 'label=month; values=sales,costs; stacked; horizontal; show=values')", "bar(empty)",
            "bar(zeros)", "bar(below, 'show')", "bar(tiny)", "bar(flat)", "line(plain, 'points; show=values')",
            "line(empty)", "line(one)", "line(tiny)", "line(flat)", "line(below, 'min=-5; max=5')", "pie(named)",
            "donut(named, 'show=values; legend=none')", "pie(zeros)", "pie(one)", "pie(empty)", "sparkline(plain)",
            "sparkline(flat)", "sparkline(empty)", "bar(plain, 'colors=', colors)"})
    void drawsWithNumbersThatExist(String call) {
        Element svg = svg(call);

        assertThat(svg.outerHtml()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(svg.attr("role")).isEqualTo("img");
        assertThat(svg.selectFirst("title")).isNotNull();
        assertThat(Documents.render("<p>" + svg.outerHtml()).report().warnings()).isEmpty();
    }

    @Test
    void neverReadsDataAsOptionsOrMarkup() {
        Element svg = svg("bar(plain, 'width=100; title=', title)");

        assertThat(svg.select("text").eachText()).first().isEqualTo("Sales; stacked=<b>");
        assertThat(svg.attr("alt")).isEqualTo("Sales; stacked=<b>");
        assertThat(svg.select("b")).isEmpty();
    }

    @Test
    void saysToThoseWhoCannotSeeWhatTheAuthorSays() {
        assertThat(svg("pie(named, 'title=Shares; alt=Two thirds in January')").attr("alt"))
                .isEqualTo("Two thirds in January");
        assertThat(svg("donut(named)").attr("alt")).isEqualTo("Donut chart");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de-DE|bar(named)|1.250", "en-US|bar(named, 'format=EUR')|€1,250",
            "en-US|bar(named, 'format=compact')|1.25K", "fr-FR|bar(plain, 'format=percent')|600 %",
            "en-US|bar(plain, 'format=#0.0 kg')|6.0 kg", "en-US|bar(rows, 'label=month; values=sales')|Feb",
            "en-US|bar(sheet, 'names=before,now')|before"})
    void writesLabelsAndNumbersAsTheCountryDoes(String locale, String call, String text) {
        String svg = engine.merge(in(document("{chart:" + call + "}", DATA), locale));

        assertThat(parsed(svg).select("text").eachText()).map(found -> found.replaceAll("[\\u00a0\\u202f]", " "))
                .contains(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "pie(below)|chart:pie has no slice for a negative number; number 2 is -1",
            "bar(huge)|chart:bar draws numbers up to 1e15; number 1 is 1E+308",
            "bar(words)|chart:bar needs numbers; number 1 is 'NaN'",
            "bar(text)|needs a list of numbers, a list of rows", "bar(missing ?: '')|needs a list",
            "bar(rows)|finds no 'value' in the rows; say which by 'values=...'",
            "bar(plain, 'wide=3')|knows no option 'wide'; there are [alt, colors,",
            "bar(plain, 'width=9999')|width is 5 to 500, not 9999", "bar(plain, 'colors=red;height=1')|height is 3 to",
            "bar(plain, 'colors=expression(1)')|takes colors such as", "bar(plain, 'format=EURO')|writes numbers as",
            "bar(plain, 'height=5; title=t')|has no room left at 160 × 5 mm",
            "radar(plain)|does not exist; there are [bar",
            "pie(sheet)|draws one series, not 2", "bar()|needs a list of numbers"})
    void saysWhatItCannotDraw(String call, String message) {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> engine.merge(document("{chart:" + call + "}", DATA)))
                .withMessageContaining(message).returns(Code.TEMPLATE_ERROR, RenderFailure::code);
    }

    @Test
    void refusesMorePointsThanAPictureShows() {
        String numbers = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> engine.merge(document("{chart:line(a)}", "{\"a\": [" + numbers + "]}")))
                .withMessageContaining("at most 20 series of 5000 numbers, not 1 of 100000");
    }

    private Element svg(String call) {
        return parsed(engine.merge(document("{chart:" + call + "}", DATA)));
    }

    private static Element parsed(String svg) {
        Element root = Jsoup.parse(svg, "", Parser.xmlParser()).selectFirst("svg");
        assertThat(root).as(svg).isNotNull();
        return java.util.Objects.requireNonNull(root);
    }
}
