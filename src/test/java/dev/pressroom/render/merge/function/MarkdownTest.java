package dev.pressroom.render.merge.function;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.merge.ClosedEngine;

class MarkdownTest {
    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"# Title|<h1>Title</h1>",
            "a *b* **c** ~~d~~ `e`|<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>",
            "[x](https://example.com)|<p><a rel=\"nofollow\" href=\"https://example.com\">x</a></p>",
            "{price} {#if x}|<p>{price} {#if x}</p>"})
    void turnsIntoHtml(String text, String html) throws Exception {
        assertThat(merged(text)).isEqualTo(html + "\n");
    }

    @Test
    void drawsTablesAndLists() throws Exception {
        assertThat(merged("| a | b |\n|---|--:|\n| 1 | 2 |\n\n- x\n- y")).contains("<table>",
                "<td align=\"right\">2</td>",
                "<li>x</li>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=file:///etc/passwd>", "<script>alert(1)</script>", "[x](javascript:alert(1))",
            "[x]( JavaScript:alert(1))", "[x](data:text/html,a)", "![x](http://169.254.169.254/)", "![x](logo.png)",
            "[x](file:///etc/passwd)", "<javascript:alert(1)>", "[a]: vbscript:x\n\n[a]"})
    void letsNothingHostileThrough(String text) throws Exception {
        assertThat(merged(text)).doesNotContainPattern("<img|<script|(href|src)=\"[^\"]");
    }

    @Test
    void endsInTimeWhateverTheText() throws Exception {
        assertThat(merged(">".repeat(20_000))).contains("<blockquote>");
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merged("x".repeat(500_001)))
                .withMessageContaining("at most 500000 characters");
    }

    @Test
    void printsNothingForNothing() {
        assertThat(engine.merge(document("[{markdown:html(a)}]", "{\"a\": null}"))).isEqualTo("[]");
    }

    private String merged(String text) throws Exception {
        String data = new ObjectMapper().writeValueAsString(java.util.Map.of("text", text));
        return engine.merge(document("{markdown:html(text)}", data));
    }
}
