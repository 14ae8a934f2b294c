package dev.pressroom.render.layout.font;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Which font draws the characters that Japan, China, Taiwan and Korea write differently under one number: by the
 * language of the document, and where that says nothing by the letters beside them.
 */
final class HanStyle {
    static final String JAPANESE = "Noto Sans JP";
    static final String SIMPLIFIED = "Noto Sans SC";
    static final String TRADITIONAL = "Noto Sans TC";
    static final String KOREAN = "Noto Sans KR";

    private HanStyle() {}

    /** @param language of the document, {@code zh-Hant-TW}, empty where it names none */
    static String family(String language, BitSet characters) {
        String tag = language.toLowerCase(Locale.ROOT);
        if (tag.matches("zh-(hant|tw|hk|mo).*")) {
            return TRADITIONAL;
        }
        return switch (tag.split("-")[0]) {
            case "zh" -> SIMPLIFIED;
            case "ja" -> JAPANESE;
            case "ko" -> KOREAN;
            default -> has(characters, 0x3041, 0x30FF)
                    ? JAPANESE
                    : has(characters, 0xAC00, 0xD7AF)
                            ? KOREAN
                            : has(characters, 0x3105, 0x312F) ? TRADITIONAL : "";
        };
    }

    /** For a document whose language and letters leave it open: the first that has all its characters draws them all. */
    static String covering(FontLibrary library, BitSet characters) {
        var han = (BitSet) characters.clone();
        han.clear(0, 0x3400);
        han.clear(0xA000, 0x110000);
        return List.of(JAPANESE, SIMPLIFIED, TRADITIONAL).stream().filter(family -> {
            var open = (BitSet) han.clone();
            open.andNot(library.coverage(Face.regular(family)));
            return open.isEmpty();
        }).findFirst().orElse(JAPANESE);
    }

    private static boolean has(BitSet characters, int first, int last) {
        int next = characters.nextSetBit(first);
        return next >= 0 && next <= last;
    }
}
