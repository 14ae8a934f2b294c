package dev.pressroom.security;

import static dev.pressroom.render.Documents.LIMITS;
import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.limits;
import static dev.pressroom.render.Documents.with;
import static dev.pressroom.security.Hostile.merge;
import static dev.pressroom.security.Hostile.mergeFailure;
import static dev.pressroom.security.Hostile.renderFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.pressroom.render.Documents;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest.Parts;
import dev.pressroom.render.TemplateInspector;
import dev.pressroom.testing.PdfAssert;

/** The rules of the closed engine, and its limits. */
class EngineRulesTest {

    @Test
    void theInjectedEngineIsNowhere() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(EngineRulesTest::knowsAnEngine))
                    .containsExactly(Path.of("src/main/java/dev/pressroom/render/merge/ClosedEngine.java"));
        }
        assertThat(Files.readString(Path.of("src/main/java/dev/pressroom/render/merge/ClosedEngine.java")))
                .contains("Engine.builder()").doesNotContain("@Inject", "ReflectionValueResolver", "Arc.");
    }

    private static boolean knowsAnEngine(Path file) {
        try {
            return Files.readString(file).contains("import io.quarkus.qute.Engine;");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void includesAreThoseOfTheRequestAlone() {
        var parts = new Parts(Map.of("head", "mine"), null);

        PdfAssert.assertThat(Documents.render(document("{#include head /}").with(parts)).content())
                .containsText("mine");
        assertThat(mergeFailure(document("{#include foot /}").with(parts))).isEqualTo(Code.TEMPLATE_ERROR);
        assertThat(mergeFailure(document("{#include head /}"))).isEqualTo(Code.TEMPLATE_ERROR);
    }

    @Test
    void dataIsPlainJson() {
        assertThat(
                merge("{a.b.size}{a.c}{a.d.e}{a.f}", "{\"a\":{\"b\":[1],\"c\":1.50,\"d\":{\"e\":\"x\"},\"f\":true}}"))
                .isEqualTo("11.50xtrue");
        assertThat(mergeFailure("{a}", "[1]")).isEqualTo(Code.TEMPLATE_ERROR);
    }

    @Test
    void namespacesAreOurOwn() {
        assertThat(merge("{fmt:upper(a)}", "{\"a\":\"x\"}")).isEqualTo("X");
        assertThat(mergeFailure("{time:now}", "{}")).isEqualTo(Code.TEMPLATE_ERROR);
    }

    @Test
    void anUploadIsParsedByTheSameEngine() {
        var inspection = new TemplateInspector().inspect("<p>\n  {config:secret} {customer.name}", null);

        assertThat(inspection.findings()).first().returns(2, TemplateInspector.Finding::line)
                .returns(3, TemplateInspector.Finding::column);
        assertThat(new TemplateInspector().inspect("{customer.name}", null).expressions())
                .containsExactly("customer.name");
    }

    @Test
    void errorsOfTheMachineEndAMergeToo() {
        String endless = "{a" + ".b".repeat(100_000) + "}";

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> merge(endless, "{\"a\":1}"));
        assertThat(merge("{a}", "{\"a\":1}")).isEqualTo("1");
    }

    @Test
    void printingEndsAtTheOutputCap() {
        assertThat(mergeFailure(with(document("0123456789"), limits(limits -> limits.htmlChars(9)))))
                .isEqualTo(Code.HTML_SIZE_EXCEEDED);
    }

    @Test
    void loopIterationsAreCounted() {
        assertThat(merge("{#for i in 10000}{#for j in 8}{/for}{/for}", "{}")).isEmpty();
        assertThat(mergeFailure("{#for i in 10000}{#for j in 10}{/for}{/for}", "{}"))
                .isEqualTo(Code.TEMPLATE_LIMIT_EXCEEDED);
    }

    @Test
    void numbersToLoopOverAreSmall() {
        assertThat(merge("{#for i in 10000}{/for}", "{}")).isEmpty();
        assertThat(mergeFailure("{#for i in 10001}{/for}", "{}")).isEqualTo(Code.TEMPLATE_ERROR);
    }

    @Test
    void theMergeHasATime() {
        assertThat(mergeFailure(with(document("{#for i in 9000}x{/for}"),
                limits(limits -> limits.mergeTime(Duration.ZERO))))).isEqualTo(Code.MERGE_TIMEOUT);
    }

    @Test
    void sectionsAreNestedNotTooDeep() {
        assertThat(merge("{#if a}".repeat(90) + "x" + "{/if}".repeat(90), "{\"a\":true}")).isEqualTo("x");
        assertThat(mergeFailure("{#if a}".repeat(200) + "x" + "{/if}".repeat(200), "{\"a\":true}"))
                .isEqualTo(Code.TEMPLATE_LIMIT_EXCEEDED);
    }

    @Test
    void mergedHtmlHasASize() {
        assertThat(mergeFailure(with(document("<p>0123456789"), limits(limits -> limits.htmlChars(12)))))
                .isEqualTo(Code.HTML_SIZE_EXCEEDED);
    }

    @Test
    void depthAndSpansOfHtmlAreSmall() {
        assertThat(LIMITS.depth()).isEqualTo(150);
        assertThat(renderFailure("<div>".repeat(151))).isEqualTo(Code.HTML_DEPTH_EXCEEDED);
        assertThat(renderFailure("<table><tr><td rowspan=1001>x</table>")).isEqualTo(Code.HTML_SPAN_EXCEEDED);
    }
}
