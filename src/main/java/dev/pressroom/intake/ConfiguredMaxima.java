package dev.pressroom.intake;

import java.util.EnumMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.access.limit.Maxima;
import dev.pressroom.template.TemplateConfig;
import dev.pressroom.worker.RenderConfig;

/** Gathers the maxima from the rooms that measure, for the room of the accounts, which must not know them. */
@ApplicationScoped
class ConfiguredMaxima implements Maxima {
    private final Limits maxima;

    ConfiguredMaxima(IntakeConfig intake, TemplateConfig template, RenderConfig render) {
        var values = new EnumMap<Limit, Long>(Limit.class);
        values.put(Limit.TEMPLATE_SIZE, template.maxHtmlSize().asLongValue());
        values.put(Limit.STORED_ASSETS, (long) template.maxAssets());
        values.put(Limit.DATA_SIZE, intake.dataSize().asLongValue());
        values.put(Limit.DATA_DEPTH, (long) intake.dataDepth());
        values.put(Limit.ARRAY_LENGTH, (long) intake.arrayLength());
        addRendering(values, render);
        addTimes(values, render);
        maxima = new Limits(values);
    }

    private static void addRendering(Map<Limit, Long> values, RenderConfig render) {
        values.put(Limit.ITERATIONS, (long) render.iterations());
        values.put(Limit.HTML_LENGTH, (long) render.htmlChars());
        values.put(Limit.DOM_DEPTH, (long) render.depth());
        values.put(Limit.SPAN, (long) render.span());
        values.put(Limit.WORD_LENGTH, (long) render.wordChars());
        values.put(Limit.IMAGE_PIXELS, render.pixels());
        values.put(Limit.DOCUMENT_ASSETS, (long) render.assets());
        values.put(Limit.PAGES, (long) render.pages());
        values.put(Limit.PDF_SIZE, render.pdfSize().asLongValue());
    }

    private static void addTimes(Map<Limit, Long> values, RenderConfig render) {
        values.put(Limit.MERGE_TIME, render.mergeTime().toMillis());
        values.put(Limit.LAYOUT_TIME, render.layoutTime().toMillis());
        values.put(Limit.FINISH_TIME, render.finishTime().toMillis());
        values.put(Limit.VERDICT_TIME, render.verdictTime().toMillis());
        values.put(Limit.RENDER_TIME, render.timeout().toMillis());
    }

    @Override
    public Limits get() {
        return maxima;
    }
}
