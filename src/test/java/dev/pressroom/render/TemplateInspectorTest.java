package dev.pressroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.TemplateInspector.Field;
import dev.pressroom.render.TemplateInspector.Finding;
import dev.pressroom.render.TemplateInspector.Inspection;

class TemplateInspectorTest {
    private final TemplateInspector inspector = new TemplateInspector();

    @Test
    void findsNothingInATemplateThatRenders() {
        Inspection inspection = inspector.inspect("""
                <link rel=stylesheet href=base.css><style>p{color:red;background:url("a.png")}</style>
                <a href="https://example.com">x</a><img src="asset:logo.png"><img src="{picture}">
                <svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>{barcode:qr(code)}""",
                "p{background:url(x.png)}");

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.expressions()).containsExactly("picture", "code");
    }

    @Test
    void listsWhatATemplateReads() {
        String html = """
                {customer.name} {customer.address.city ?: ''} {#for line in lines}{line.price} {line_count}
                {#each line.tags}{it.name}{/each}{#let t=line.total}{fmt:money(t.net, currency)}{/let}{/for}
                {#if paid && due.date}{! no !}{/if}{#for i in 3}{! no !}{/for}{lines.size} {list.0.p} {list.first.p}{#when state}{#is 'A'}{a}{/when}""";

        assertThat(inspector.inspect(html, null).expressions()).containsExactly("customer.name",
                "customer.address.city",
                "lines", "lines[].price", "lines[].tags", "lines[].tags[].name", "lines[].total", "lines[].total.net",
                "currency", "paid", "due.date", "list[].p", "list.first.p", "state", "a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2|2|{#if x}|unterminated section [if] detected",
            "2|2|{fmt:foo(1)}|fmt:foo does not exist; there are", "2|2|{config:secret}|there is no 'config:'",
            "2|2|<img src='http://x/y.png'>|http: may not be read", "2|2|<iframe src='//x'>|a URL with a host",
            "2|2|<style>@import 'ftp://x'</style>|ftp: may not be read",
            "2|2|<p style='background:url(file:///x)'>|file: may not be read",
            "2|2|<svg><image xlink:href='https://x/y.png'/></svg>|https: may not be read"})
    void findsWhatCannotBeRendered(int line, int column, String template, String message) {
        Inspection inspection = inspector.inspect("<p>\n " + template, null);

        assertThat(inspection.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo(Field.HTML);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.column()).isGreaterThanOrEqualTo(column);
            assertThat(finding.message()).contains(message);
        });
    }

    @Test
    void findsForbiddenUrlsInStyleSheets() {
        assertThat(inspector.inspect("<p>", "p{}\n  a{background:url('http://x/y.png')}").findings()).containsExactly(
                new Finding(Field.CSS, 2, 16,
                        "http: may not be read: upload the file as an asset and use its name, or use a data: URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{#", "{#if", "{/if}", "{#for}", "{#for i in}{/for}", "{a.b(", "{|", "{!", "{a ?}",
            "{#if}{/if}",
            "{#let}{/let}", "{#when}{/when}", "\\{", "{'}", "{a['b}", "{#each a b c d e f}{/each}"})
    void neverFails(String html) {
        assertThat(inspector.inspect(html, html)).isNotNull();
    }

    @Test
    void findsSectionsNestedTooDeep() {
        assertThat(inspector.inspect("{#if x}".repeat(300) + "{/if}".repeat(300), null).findings())
                .extracting(Finding::message).containsExactly("sections stand in each other more than 100 deep");
    }
}
