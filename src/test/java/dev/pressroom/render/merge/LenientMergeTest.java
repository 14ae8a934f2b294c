package dev.pressroom.render.merge;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderRequest.Parts;

/** A merge that prints nothing for what is missing, beside the usual one that fails. */
class LenientMergeTest {
    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[{missing}]|[]", "[{missing.deeper.still}]|[]", "[{a.missing}]|[]",
            "[{nothing}]|[]", "[{text.class}{text.getClass}]|[]", "{#if missing}x{#else}y{/if}|y",
            "[{#for x in missing}{x}{/for}]|[]", "{#for x in missing}{x}{#else}none{/for}|none",
            "[{#for x in nothing}{x}{/for}]|[]", "{#for x in list}{x}{/for}|1<", "{text}|&lt;b&gt;",
            "{a}|{\"b\":1.10}", "{list}|[1,\"&lt;\"]", "{missing ?: 'x'}|x"})
    void merges(String template, String html) {
        assertThat(merge(template, Map.of()).replace("&quot;", "\"").replace("1&lt;", "1<")).isEqualTo(html);
    }

    @Test
    void mergesWhatItIncludes() {
        assertThat(merge("{#include head /}{missing}.", Map.of("head", "[{title}{missing}]"))).isEqualTo("[].");
    }

    @Test
    void staysWithinItsLimits() {
        assertThatThrownBy(() -> merge("{#for i in 99999}{i}{/for}", Map.of())).isInstanceOf(RenderFailure.class)
                .hasMessageContaining("a loop over the number 99999");
    }

    @Test
    void keepsTheTwoKindsApart() {
        assertThat(merge("{missing}", Map.of())).isEmpty();
        assertThatThrownBy(() -> engine.merge(document("{missing}", "{}"))).isInstanceOf(RenderFailure.class);
    }

    private String merge(String template, Map<String, String> partials) {
        return engine.merge(document(template,
                "{\"text\":\"<b>\",\"nothing\":null,\"a\":{\"b\":1.10},\"list\":[1,\"<\"]}")
                .with(new Parts(partials, null, true)));
    }
}
