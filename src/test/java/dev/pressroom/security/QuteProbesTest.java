package dev.pressroom.security;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.limits;
import static dev.pressroom.render.Documents.with;
import static dev.pressroom.security.Hostile.merge;
import static dev.pressroom.security.Hostile.mergeFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest.Parts;

/** What Qute as it is lets a template do, and our engine does not; to be run again with each new version of it. */
class QuteProbesTest {
    private static final String DATA = "{\"x\":\"a\",\"s\":\"a\",\"map\":{\"k\":1},\"yes\":true,\"t\":\"{s}\"}";

    @Test
    void showsNoClass() {
        refuses("{x.getClass}", "{x.class}", "{map.class.forName('x')}");
    }

    @Test
    void showsNoDeclaringClassOfAnEnum() {
        refuses("{x.declaringClass}", "{yes.declaringClass}");
    }

    @Test
    void showsNoClassLoaderOfAnEnum() {
        refuses("{x.declaringClass.classLoader.loadClass('java.lang.System').getMethods}");
    }

    @Test
    void takesPutForAKeyAndLeavesTheDataAlone() {
        refuses("{map.put('x','y')}");
        assertThat(merge("{map.put('x','y') ?: 'none'}{map.size}", DATA)).isEqualTo("none1");
    }

    @Test
    void callsNoMethodOfAText() {
        refuses("{s.repeat(500000000)}", "{s.length()}");
    }

    @Test
    void knowsNoNamespacesOfTheApplication() {
        refuses("{config:secret}", "{config:['quarkus.datasource.password']}", "{cdi:x}", "{inject:x}",
                "{str:eval('{s}')}");
    }

    @Test
    void refusesALoopOverAHugeNumber() {
        refuses("{#for i in 2000000000}x{/for}");
    }

    @Test
    void endsNestedLoopsAtTheirBudget() {
        assertThat(mergeFailure("{#for i in 2500}{#for j in 2500}x{/for}{/for}", DATA))
                .isEqualTo(Code.TEMPLATE_LIMIT_EXCEEDED);
    }

    @Test
    void endsALoopAtItsTimeWhereAnInterruptWouldNot() {
        var request = with(document("{#for i in 4000}{#for j in 20}x{/for}{/for}"),
                limits(limits -> limits.mergeTime(Duration.ofMillis(1))));

        assertThat(mergeFailure(request)).isEqualTo(Code.MERGE_TIMEOUT);
    }

    @Test
    void runsNoDataAsATemplate() {
        refuses("{#eval t /}");
        assertThat(merge("{t}", DATA)).isEqualTo("{s}");
    }

    @Test
    void takesNoIncludedNameFromData() {
        refuses("{#include _id=x /}");
    }

    @Test
    void refusesSectionsTooDeepForTheStack() {
        assertThat(mergeFailure("{#if yes}".repeat(3_000) + "{/if}".repeat(3_000), DATA))
                .isEqualTo(Code.TEMPLATE_LIMIT_EXCEEDED);
    }

    @Test
    void endsATemplateThatIncludesItself() {
        var itself = document("{#include a /}").with(new Parts(Map.of("a", "{#include a /}"), null));

        assertThat(mergeFailure(itself)).isIn(Code.TEMPLATE_ERROR, Code.TEMPLATE_LIMIT_EXCEEDED);
    }

    @Test
    void endsALoopBeforeAnyOutputIsPrinted() {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> merge("{x}{#for i in 10000}{#for j in 10000}{/for}{/for}", DATA))
                .withMessageContaining("loop iterations");
    }

    @Test
    void endsALargeValuePrintedOftenAtTheOutputCap() {
        assertThat(mergeFailure("{#for i in 3000}{v}{/for}", "{\"v\":\"" + "x".repeat(1_000_000) + "\"}"))
                .isEqualTo(Code.HTML_SIZE_EXCEEDED);
    }

    @Test
    void knowsNoSectionThatMayDoHarm() {
        refuses("{#eval s /}", "{#fragment id=a}x{/fragment}", "{#capture a}x{/capture}", "{#userTag /}");
    }

    @Test
    void escapesMarkupFromData() {
        assertThat(merge("{v}", "{\"v\":\"<img src=file:///etc/passwd>\"}"))
                .isEqualTo("&lt;img src=file:///etc/passwd&gt;");
    }

    @Test
    void escapesInAttributesToo() {
        assertThat(merge("<p title=\"{v}\">", "{\"v\":\"\\\"><img>'\"}")).doesNotContain("\"><img>")
                .doesNotContain(">'");
    }

    @Test
    void hasNoWayAroundTheEscaping() {
        refuses("{s.raw}", "{s.safe}", "{raw(s)}");
    }

    private static void refuses(String... templates) {
        assertThat(List.of(templates))
                .allSatisfy(template -> assertThat(mergeFailure(template, DATA)).isEqualTo(Code.TEMPLATE_ERROR));
    }
}
