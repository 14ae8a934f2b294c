package dev.pressroom.render;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

import dev.pressroom.render.verdict.Verdict;

/**
 * What a template author should know of a finished render.
 *
 * @param warnings one sentence each, without duplicates, at most 100
 * @param phases   milliseconds by phase: merge, layout, finish, sign, verdict
 * @param verdict  null where no standard was asked for
 */
public record RenderReport(List<Warning> warnings, Map<String, Long> phases,
        @JsonInclude(Include.NON_NULL) @Nullable Verdict verdict) {

    /** @param code {@code missing-glyph}, {@code missing-asset}, {@code css-ignored}, ... */
    public record Warning(String code, String message) {}
}
