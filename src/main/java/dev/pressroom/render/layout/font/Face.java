package dev.pressroom.render.layout.font;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One shipped font file.
 *
 * @param family as CSS names it
 * @param script what it is there for
 */
public record Face(String file, String family, int weight, boolean italic, Script script) {
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
    public static final List<Face> OTHERS = Stream.of(
            of("Noto Naskh Arabic", Script.ARABIC), of("Noto Sans Arabic", Script.ARABIC),
            of("Noto Sans Hebrew", Script.HEBREW), of("Noto Sans Thai", Script.THAI),
            of("Noto Sans Devanagari", Script.DEVANAGARI),
            List.of(symbols("Noto Sans Symbols"), symbols("Noto Sans Symbols 2"), symbols("Noto Sans Math")),
            of(HanStyle.JAPANESE, Script.HAN), of(HanStyle.SIMPLIFIED, Script.HAN),
            of(HanStyle.TRADITIONAL, Script.HAN), of(HanStyle.KOREAN, Script.HAN),
            List.of(symbols("Noto Emoji"))).flatMap(List::stream).toList();

    Face(String file, String family, int weight, boolean italic) {
        this(file, family, weight, italic, Script.LATIN);
    }

    private static List<Face> of(String family, Script script) {
        String file = family.replace(" ", "");
        return List.of(new Face(file + "-Regular", family, 400, false, script),
                new Face(file + "-Bold", family, 700, false, script));
    }

    private static Face symbols(String family) {
        return new Face(family.replace(" ", "") + "-Regular", family, 400, false, Script.SYMBOLS);
    }

    static Face regular(String family) {
        return OTHERS.stream().filter(face -> face.family().equals(family)).findFirst().orElseThrow();
    }

    /** The other families that may be asked for these characters, the one for Han first among its like. */
    public static List<String> families(BitSet characters, String language) {
        String han = HanStyle.family(language, characters);
        return OTHERS.stream().filter(face -> face.regular() && face.script().in(characters))
                .sorted(Comparator.comparing(face -> face.script() == Script.HAN && !face.family().equals(han)))
                .map(Face::family).toList();
    }

    String resource() {
        return "/fonts/" + file + ".ttf";
    }

    boolean regular() {
        return weight == 400 && !italic;
    }
}
