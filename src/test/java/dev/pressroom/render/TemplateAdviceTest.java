package dev.pressroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderReport.Warning;

class TemplateAdviceTest {
    private final TemplateAdvice advice = new TemplateAdvice();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{a.b} | {'a':{}} | a.b", "{a} | {'a':null} | -",
            "{#for i in items}{i.x}{/for} | {'items':[{'x':1},{}]} | items[].x", "{a ?: 'b'} | {} | -",
            "{#if a??}x{/if} | {} | -", "{a.size} | {'a':[1]} | -", "{#for i in items.orEmpty}x{/for} | {} | -",
            "{a.b.c} | {'a':{'b':{'c':1}}} | -", "{fmt:money(total, 'EUR')} | {} | total",
            "{#let b=a.x}{b.y}{/let} | {'a':{'x':{}}} | a.x.y"})
    void findsWhatTheDataLacks(String html, String data, String path) {
        assertThat(String.join(" ", advice.missing(html, data.replace('\'', '"'))))
                .isEqualTo(path.equals("-") ? "" : path);
    }

    @Test
    void findsCssWithoutEffectInBothPlaces() {
        assertThat(advice.css("<style>\np { gap: 1px; background: url(a.png) }</style><svg><style>a{b:c}</style></svg>",
                "p { width: calc(1px) }")).extracting(Warning::place)
                .containsExactly(Place.line("style", 2), Place.line("css", 1));
    }
}
