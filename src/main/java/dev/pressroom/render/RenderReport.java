package dev.pressroom.render;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

import dev.pressroom.render.verdict.Verdict;

/**
 * What a template author should know of a render, finished or not.
 *
 * @param pages    of the document; null where the render ended before they were counted
 * @param fonts    that the template's pages are written in, by name
 * @param warnings without duplicates, at most 100, at most 40 of one code
 * @param phases   milliseconds by phase: merge, layout, finish, sign, verdict
 * @param verdict  null where no standard was asked for, or the render ended before it
 */
@JsonInclude(Include.NON_NULL)
public record RenderReport(@Nullable Integer pages, List<Font> fonts, List<Warning> warnings, Map<String, Long> phases,
        @Nullable Verdict verdict) {
    /**
     * @param name     PostScript name, {@code NotoSans-Bold}
     * @param family   as the font calls itself; null where nobody knows
     * @param weight   100 to 900; null where nobody knows
     * @param source   {@code shipped}, {@code asset} or {@code built-in}
     * @param asset    the account's asset that it came from; null for other sources
     */
    @JsonInclude(Include.NON_NULL)
    public record Font(String name, @Nullable String family, @Nullable Integer weight, @Nullable Boolean italic,
            String source, @Nullable String asset, boolean embedded) {}

    /**
     * @param code        {@code missing-glyph}, {@code missing-asset}, {@code css-ignored}, {@code overflow}, ...
     * @param message     one sentence
     * @param place       null where it is not known
     * @param declaration that had no effect, null for other warnings
     */
    @JsonInclude(Include.NON_NULL)
    public record Warning(String code, String message, @Nullable Place place, @Nullable Declaration declaration) {
        public Warning(String code, String message) {
            this(code, message, null, null);
        }
    }

    /**
     * What is null is not known, or does not apply.
     *
     * @param source  of CSS: {@code css}, {@code style} for a style element, {@code style-attribute}, or the asset's name
     * @param line    within that source, from 1
     * @param page    of the template's own pages, from 1
     * @param element {@code table.items#lines} and its first words
     */
    @JsonInclude(Include.NON_NULL)
    public record Place(@Nullable String source, @Nullable Integer line, @Nullable Integer page,
            @Nullable String element) {
        public static Place of(String element) {
            return new Place(null, null, null, element);
        }

        public static Place line(String source, int line) {
            return new Place(source, line, null, null);
        }

        public static Place page(int page, String element) {
            return new Place(null, null, page, element);
        }
    }

    /** Of a style sheet. */
    public record Declaration(String property, String value) {}
}
