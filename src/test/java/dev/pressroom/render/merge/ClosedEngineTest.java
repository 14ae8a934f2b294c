package dev.pressroom.render.merge;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.limits;
import static dev.pressroom.render.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;

class ClosedEngineTest {
    private static final String DATA = """
            {"price": 1.10, "nothing": null, "count": 2147483647, "tiny": 1E-7, "text": "<b a='1'>&", "yes": true,
             "article": {"size": 3, "keys": "k"}, "rows": [{"p": 1}, {"p": 2.5}], "none": []}""";

    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{price}|1.10", "[{nothing}]|[]", "{tiny}|0.0000001", "{count + 1}|2147483648", "{price * 3}|3.30",
            "{price - 0.1d}|1.00", "{price.plus(count)}|2147483648.10", "{text}|&lt;b a=&#39;1&#39;&gt;&amp;",
            "{article.size} {article.keys}|3 k", "{rows.size} {rows[1].p} {rows.0.p}|2 2.5 1", "{missing ?: 'x'}|x",
            "[{missing ?: ''}{missing??}]|[]", "{article.colour ?: 'red'}|red", "{yes ? 'a' : 'b'}|a",
            "{#for r in rows}{r_count}:{r.p}{#if r_hasNext};{/if}{/for}|1:1;2:2.5",
            "{#each rows}{it.p}, {/each}.|1, 2.5, .",
            "{#for i in 3}{i}{/for}|123", "{#for r in none}x{#else}empty{/for}|empty",
            "{#for f in article}{f.key},{/for}|size,keys,", "{#let a=price b=2}{a}{b}{/let}|1.102",
            "{#set q='a'}{q}{/set}|a", "{#with article}{size}{/with}|3", "{#if price > 1}yes{#else}no{/if}|yes",
            "{#when count}{#is 1}one{#else}many{/when}|many", "{#switch yes}{#case true}y{/switch}|y",
            "{#for i in 3}{! gone !}{i}{#if yes}{! gone !}{/if}{/for}|123", "{! gone !}\\{raw}|{raw}",
            "{ not } {\"a\":1}|'{ not } {\"a\":1}'"})
    void merges(String template, String html) {
        assertThat(merge(template)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{text.getClass}", "{text.class}", "{text.class.classLoader}", "{price.class.forName('x')}",
            "{article.put('x','y')}", "{article.clear()}", "{rows.add(1)}", "{text.repeat(500000000)}",
            "{text.length()}",
            "{text.raw}", "{text.safe}", "{price.toBigInteger}", "{config:['quarkus.datasource.password']}",
            "{config:secret}", "{cdi:bean}", "{inject:bean}", "{str:eval('{text}')}", "{msg:hello}", "{qute:x}",
            "{#include other /}", "{#include _id=text /}", "{#include a$b /}", "{#include}x{/include}",
            "{#eval text /}", "{#fragment id=x}{/}",
            "{#capture x}{/}", "{#userTag /}", "{yes.declaringClass.classLoader}", "{nothing.getClass}"})
    void refusesWhatReachesOutOfTheData(String template) {
        assertFails(template, Code.TEMPLATE_ERROR);
    }

    @Test
    void leavesTheDataAlone() {
        assertThat(engine.merge(document("{a.put('x','y')}{a.remove}{a.size}", "{\"a\": {\"put\": 1, \"remove\": 2}}")))
                .isEqualTo("122");
    }

    @Test
    void neverRunsDataAsATemplate() {
        assertThat(engine.merge(document("{a}{fmt:upper(a)}", "{\"a\": \"{b}\", \"b\": \"secret\"}")))
                .isEqualTo("{b}{B}");
    }

    @Test
    void neverRunsAnErrorMessageAsATemplate() {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> engine.merge(document("{fmt:date(a)}", "{\"a\": \"{origin.class.name}\"}")))
                .withMessageContaining("{origin.class.name}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{#if yes}{missing}{/if}|line 1, column 10: {missing} is not in the data; write {missing ?: ''}",
            "{#foo a /}|line 1, column", "{#if yes}|unterminated section [if]",
            "{#if yes}a{/for}|section end tag [for] does not match the start tag [if]", "{name|unterminated expression",
            "{fmt:none(1)}|fmt:none does not exist; there are", "{price + text}|needs two numbers, the second is '<b",
            "{1.5}|write the decimal number as 1.5d", "{#for r in missing}{/for}|{missing} is not in the data"})
    void saysWhatIsWrongAndWhere(String template, String message) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merge(template))
                .withMessageContaining(message).returns(Code.TEMPLATE_ERROR, RenderFailure::code);
    }

    @Test
    void countsLinesFromTheTemplatesTop() {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merge("<p>\n\n  <b>{missing}</b>"))
                .withMessageStartingWith("line 3, column 6: ");
    }

    @Test
    void readsCssInStyleElementsAsCss() {
        String css = "<style>p{color:red}@media print{#id{top:1px}}a{width:{price}px;x:{missing ?: 'y:z'}}</style>{price}";

        assertThat(merge(css)).isEqualTo(
                "<style>p{color:red}@media print{#id{top:1px}}a{width:1.10px;x:y:z}</style>1.10");
    }

    @Test
    void readsScriptsAsText() {
        assertThat(merge("<script>if (a) {b: 1}</script>")).isEqualTo("<script>if (a) {b: 1}</script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#for i in 9000}{#for j in 9000}x{/for}{/for}",
            "{#each 9000}{#each 9000}{#each 9000}{it}{/each}{/each}{/each}"})
    void stopsLoopsThatCostTooMuch(String template) {
        assertFails(template, Code.TEMPLATE_LIMIT_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#for i in 2000000000}x{/for}", "{#for i in 10001}x{/for}", "{#for i in count}x{/for}",
            "{#for i in 99999999999L}x{/for}", "{#for i in price}x{/for}"})
    void refusesLoopsOverLargeNumbers(String template) {
        assertFails(template, Code.TEMPLATE_ERROR);
    }

    @Test
    void stopsLoopsWithHugeBodies() {
        assertFails("{#for i in 10000}" + "{i}".repeat(1_000) + "{/for}", Code.TEMPLATE_LIMIT_EXCEEDED);
    }

    @Test
    void stopsAtItsTime() {
        RenderRequest request = with(document("{#for i in 9000}x{/for}"),
                limits(limits -> limits.mergeTime(Duration.ZERO)));

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> engine.merge(request))
                .returns(Code.MERGE_TIMEOUT, RenderFailure::code);
    }

    @Test
    void stopsAtItsOutputLimit() {
        String data = "{\"a\": \"" + "x".repeat(100_000) + "\"}";

        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> engine.merge(document("{#for i in 3000}{a}{/for}", data)))
                .returns(Code.HTML_SIZE_EXCEEDED, RenderFailure::code);
    }

    @Test
    void refusesSectionsNestedTooDeep() {
        assertFails("{#if yes}".repeat(3_000) + "{/if}".repeat(3_000), Code.TEMPLATE_LIMIT_EXCEEDED);
    }

    @Test
    void mergesSectionsNestedNotTooDeep() {
        assertThat(merge("{#if yes}".repeat(90) + "x" + "{/if}".repeat(90) + "{#let a=1}{a}".repeat(9)))
                .startsWith("x1");
    }

    @Test
    void survivesAnEndlessExpression() {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merge("{a" + ".b".repeat(100_000) + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1e999999999}", "{\"a\": 1e-999999999}", "[1]", "\"x\"", "{", "{} {}",
            "{\"a\": 1x}"})
    void refusesDataThatIsNoSaneObject(String data) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> engine.merge(document("{a ?: 1}", data)))
                .returns(Code.TEMPLATE_ERROR, RenderFailure::code);
    }

    @Test
    void refusesDataNestedTooDeep() {
        String data = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> engine.merge(document("x", data)));
    }

    @Test
    void refusesNumbersThatGrowWithoutEnd() {
        var template = new StringBuilder();
        for (int step = 1; step < 30; step++) {
            template.append("{#let a=a.times(a)}");
        }

        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> engine.merge(document(template + "{a}", "{\"a\": 123456789}")))
                .returns(Code.TEMPLATE_ERROR, RenderFailure::code);
    }

    private String merge(String template) {
        return engine.merge(document(template, DATA));
    }

    private void assertFails(String template, Code code) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merge(template))
                .returns(code, RenderFailure::code);
    }
}
