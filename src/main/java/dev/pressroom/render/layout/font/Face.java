package dev.pressroom.render.layout.font;

import java.util.List;

/**
 * One shipped font file.
 *
 * @param family as CSS names it
 */
public record Face(String file, String family, int weight, boolean italic) {
    public static final String SANS = "Noto Sans";
    static final String SERIF = "Noto Serif";
    static final String MONO = "Noto Sans Mono";

    /** Latin, Greek and Cyrillic, in every style. */
    public static final List<Face> BASE = List.of(
            new Face("NotoSans-Regular", SANS, 400, false), new Face("NotoSans-Bold", SANS, 700, false),
            new Face("NotoSans-Italic", SANS, 400, true), new Face("NotoSans-BoldItalic", SANS, 700, true),
            new Face("NotoSerif-Regular", SERIF, 400, false), new Face("NotoSerif-Bold", SERIF, 700, false),
            new Face("NotoSerif-Italic", SERIF, 400, true), new Face("NotoSerif-BoldItalic", SERIF, 700, true),
            new Face("NotoSansMono-Regular", MONO, 400, false), new Face("NotoSansMono-Bold", MONO, 700, false));

    /** Other scripts and symbols, in the order in which they are asked for a character that the base lacks. */
    public static final List<Face> OTHERS = List.of(
            new Face("NotoNaskhArabic-Regular", "Noto Naskh Arabic", 400, false),
            new Face("NotoNaskhArabic-Bold", "Noto Naskh Arabic", 700, false),
            new Face("NotoSansArabic-Regular", "Noto Sans Arabic", 400, false),
            new Face("NotoSansArabic-Bold", "Noto Sans Arabic", 700, false),
            new Face("NotoSansHebrew-Regular", "Noto Sans Hebrew", 400, false),
            new Face("NotoSansHebrew-Bold", "Noto Sans Hebrew", 700, false),
            new Face("NotoSansSymbols-Regular", "Noto Sans Symbols", 400, false),
            new Face("NotoSansSymbols2-Regular", "Noto Sans Symbols 2", 400, false),
            new Face("NotoSansMath-Regular", "Noto Sans Math", 400, false),
            new Face("NotoSansJP-Regular", "Noto Sans JP", 400, false),
            new Face("NotoSansJP-Bold", "Noto Sans JP", 700, false),
            new Face("NotoEmoji-Regular", "Noto Emoji", 400, false));

    String resource() {
        return "/fonts/" + file + ".ttf";
    }

    boolean regular() {
        return weight == 400 && !italic;
    }
}
