package dev.pressroom.render.merge;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderRequest.Parts;

class PartialsTest {
    private static final String DATA = "{\"name\": \"Ada & Bo\", \"rows\": [{\"p\": 1}, {\"p\": 2}], \"evil\": \"letterhead\"}";

    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{#include head /}!|<b>Ada &amp; Bo</b>!",
            "{#include 'my head' /}|<b>Ada &amp; Bo</b>", "{#include item p=7 /}|7;",
            "{#for r in rows}{#include item p=r.p /}{/for}|1;2;",
            "{#include layout}{#title}T{/title}body of {name}{/include}|<h1>T</h1>body of Ada &amp; Bo",
            "{#include layout}only body{/include}|<h1>untitled</h1>only body",
            "{#include outer /}|[<b>Ada &amp; Bo</b>]"})
    void includesWhatTheRequestBrings(String template, String html) {
        var partials = Map.of("head", "<b>{name}</b>", "my head", "<b>{name}</b>", "item", "{p};", "layout",
                "<h1>{#insert title}untitled{/insert}</h1>{#insert /}", "outer", "[{#include head /}]");

        assertThat(merge(template, partials)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#include _id=evil /}", "{#include other /}", "{#include letterhead$x /}",
            "{#include $fragment /}"})
    void includesNothingElse(String template) {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> merge(template, Map.of("letterhead", "secret")))
                .returns(Code.TEMPLATE_ERROR, RenderFailure::code);
    }

    @Test
    void keepsCssInPartialsAsItStands() {
        assertThat(merge("{#include a /}", Map.of("a", "<style>p{color:red}</style>")))
                .isEqualTo("<style>p{color:red}</style>");
    }

    @Test
    void neverTakesAPartialOfTheSameNameFromAnotherRequest() {
        assertThat(merge("{#include head /}", Map.of("head", "one"))).isEqualTo("one");
        assertThat(merge("{#include head /}", Map.of("head", "two"))).isEqualTo("two");
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merge("{#include head /}", Map.of()))
                .withMessageContaining("there is no template 'head' to include");
    }

    @Test
    void endsACircle() {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> merge("{#include a /}", Map.of("a", "x{#include b /}", "b", "{#include a /}")))
                .returns(Code.TEMPLATE_LIMIT_EXCEEDED, RenderFailure::code);
    }

    @Test
    void countsWhatPartialsHold() {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> merge("{#for i in 10000}{#include big /}{/for}", Map.of("big", "{name}".repeat(300))))
                .withMessageContaining("loops print more than 2000000 values");
    }

    @Test
    void namesTheLineOfAFault() {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> merge("{#include a /}", Map.of("a", "\n\n{missing}")))
                .withMessageContaining("line 3, column 1");
    }

    private String merge(String template, Map<String, String> partials) {
        RenderRequest request = document(template, DATA).with(new Parts(partials, null));
        return engine.merge(request);
    }
}
