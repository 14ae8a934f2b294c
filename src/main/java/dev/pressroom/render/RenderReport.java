package dev.pressroom.render;

import java.util.List;
import java.util.Map;

/**
 * What a template author should know of a finished render.
 *
 * @param warnings one sentence each, without duplicates, at most 100
 * @param phases   milliseconds by phase: merge, layout, finish
 */
public record RenderReport(List<Warning> warnings, Map<String, Long> phases) {

    /** @param code {@code missing-glyph}, {@code missing-asset}, {@code css-ignored}, ... */
    public record Warning(String code, String message) {}
}
