package dev.pressroom.dialect.influxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleBracesTest {
    private static final int MOST = 5_000;

    @Test
    void makesExpressionsOfPaths() {
        assertThat(DoubleBraces.html("Dear {{ name }}: {{a.b[0].c}}{{\n\tx }}", MOST))
                .isEqualTo("Dear {value:at('name')}: {value:at('a.b[0].c')}{value:at('x')}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\{{ a }}{x}", "{{ a }}\\{x}", "{{ a }}{x.y}{/}x{|raw|}{!no!}{config:a}{inject:b}{@T t}",
            "<style>p{color:red}@media print{#x{y:z}}</style>{{ a }}", "{{ a }}{ {x}", "{{ a }}}}{value:at('b')}",
            "{{ a }}\\\\{x}"})
    void letsNoOtherBraceAndNoBackslashThrough(String text) {
        String translated = DoubleBraces.html(text.replace("{/}", ""), MOST);

        assertThat(translated.replaceFirst("\\{value:at\\('a'\\)}", "")).doesNotContain("{", "\\");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{{ a }}{% for i in items %}x | statement '{% for i in items %}' at line 1, column 8",
            "x{%- if a -%} | statement '{%- if a -%}' at line 1, column 2",
            "{{ a }}{# note #} | comment '{# note #}' at line 1, column 8",
            "{{ a }}{#note#} | comment '{#note#}' at line 1, column 8",
            "{{ items() }} | call 'items()' in '{{ items() }}' at line 1, column 1",
            "{{- x -}} | whitespace control in '{{- x -}}' at line 1, column 1",
            "{{ a + b }} | expression '{{ a + b }}' at line 1, column 1",
            "{{ 'x' }} | expression '{{ 'x' }}' at line 1, column 1",
            "{{ }} | expression '{{ }}' at line 1, column 1", "{{ 5 }} | expression '{{ 5 }}' at line 1, column 1",
            "{{ a.0 }} | expression '{{ a.0 }}' at line 1, column 1",
            "{{ a') + config.x }} | expression '{{ a') + config.x }}' at line 1, column 1"})
    void refusesTheRestOfJinja(String text, String words) {
        refuses(text, "Unsupported Jinja construct: " + words);
    }

    @Test
    void refusesFiltersAndUnclosedOnes() {
        refuses("Dear you {{ name|upper }}", "Unsupported Jinja construct: filter 'upper' in '{{ name|upper }}'"
                + " at line 1, column 10");
        refuses("{{ a }}\n{{ b", "Unclosed '{{' at line 2, column 1");
        refuses("{{ " + "a".repeat(80) + "! }}",
                "Unsupported Jinja construct: expression '{{ " + "a".repeat(57) + "' at line 1, column 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#for", "{#if", "{/for", "{/if"})
    void refusesTwoStylesInOne(String section) {
        refuses("{{ a }}\n\n\n" + section + (section.startsWith("{/") ? "}" : " x in y}"),
                "Template mixes '{{ }}' with the Qute section '" + section + "' at line 4, column 1");
    }

    @Test
    void countsExpressions() {
        assertThatNoException().isThrownBy(() -> DoubleBraces.html("{{ a }}".repeat(MOST), MOST));
        refuses("{{ a }}".repeat(MOST + 1), "Template has more than 5000 expressions");
        refuses("{a}".repeat(MOST + 1), "Template has more than 5000 expressions");
    }

    @Test
    void leavesATemplateOfOursButForStylesAndScripts() {
        assertThat(DoubleBraces.html("{#for x in a}{x.c}{/for}", MOST)).isEqualTo("{#for x in a}{x.c}{/for}");
        assertThat(DoubleBraces.html("<STYLE>p{color}</style>{x}<script>{y}", MOST)).contains("{x}")
                .doesNotContain("{color", "{y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#", "{# ", "<style>", "<script", "{#a ", "\\{ ", "}}"})
    void readsHostileTextsInOneWalk(String piece) {
        String text = piece.repeat(300_000);

        assertThat(assertTimeout(Duration.ofSeconds(5), () -> DoubleBraces.html(text + "{{ a }}", MOST)))
                .endsWith("{value:at('a')}");
        assertThat(assertTimeout(Duration.ofSeconds(5), () -> DoubleBraces.html("{x}" + text, 1_000_000)))
                .startsWith("{x}");
    }

    @Test
    void followsPathsOfAnyLength() {
        String path = "a" + ".b[0]".repeat(300_000);

        assertThat(DoubleBraces.html("{{ " + path + " }}", MOST)).isEqualTo("{value:at('" + path + "')}");
    }

    private static void refuses(String text, String words) {
        assertThatExceptionOfType(TemplateFault.class).isThrownBy(() -> DoubleBraces.html(text, MOST))
                .withMessage(words);
    }
}
