package dev.pressroom.render.layout.font;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Tone marks stand higher over a vowel, and further left over a tall consonant. The font has a glyph for each, without a
 * character, and nothing here places marks; so the text says which one by a character of private use, which is taken
 * back before anyone reads it.
 */
public final class ThaiMarks {
    private static final char FIRST = 0xE30;
    private static final char SMALL = 0xF700;
    private static final char NARROW = 0xF740;
    private static final char LAST = 0xF77F;
    private static final char SARA_AM = 0xE33;

    private ThaiMarks() {}

    /** The characters of private use, each with its glyph. */
    static Map<Integer, Integer> glyphs(TrueTypeFont font) throws IOException {
        var glyphs = new HashMap<Integer, Integer>();
        for (int mark = FIRST; mark <= 0xE4D; mark++) {
            add(glyphs, SMALL + mark - FIRST, font.nameToGID(String.format("uni%04X.small", mark)));
            add(glyphs, NARROW + mark - FIRST, font.nameToGID(String.format("uni%04X.narrow", mark)));
        }
        return glyphs;
    }

    private static void add(Map<Integer, Integer> glyphs, int character, int glyph) {
        if (glyph > 0) {
            glyphs.put(character, glyph);
        }
    }

    /** True for the font whose texts may hold such characters. */
    public static boolean glyphsOf(CmapLookup font) {
        return font.getGlyphId(SMALL + 0xE48 - FIRST) > 0;
    }

    public static boolean in(String text) {
        return text.chars().anyMatch(character -> isTone((char) character) || isUpper((char) character));
    }

    /** As long as the text. */
    public static String placed(String text) {
        var placed = new StringBuilder(text);
        for (int at = 1; at < text.length(); at++) {
            char mark = text.charAt(at);
            char before = text.charAt(at - 1);
            boolean raised = isTone(mark)
                    && (isUpper(before) || at + 1 < text.length() && text.charAt(at + 1) == SARA_AM);
            char base = isLower(before) && at > 1 ? text.charAt(at - 2) : before;
            if (raised) {
                placed.setCharAt(at, (char) (SMALL + mark - FIRST));
            } else if ((isTone(mark) || isUpper(mark)) && isTall(base)) {
                placed.setCharAt(at, (char) (NARROW + mark - FIRST));
            }
        }
        return placed.toString();
    }

    /** The text as it was. */
    public static String plain(String text) {
        if (text.chars().noneMatch(character -> character >= SMALL && character <= LAST)) {
            return text;
        }
        var plain = new StringBuilder(text);
        for (int at = 0; at < text.length(); at++) {
            char mark = text.charAt(at);
            if (mark >= SMALL && mark <= LAST) {
                plain.setCharAt(at, (char) (FIRST + (mark - SMALL) % (NARROW - SMALL)));
            }
        }
        return plain.toString();
    }

    private static boolean isTone(char mark) {
        return mark >= 0xE48 && mark <= 0xE4C;
    }

    private static boolean isUpper(char mark) {
        return mark == 0xE31 || mark >= 0xE34 && mark <= 0xE37 || mark == 0xE47 || mark == 0xE4D;
    }

    private static boolean isLower(char mark) {
        return mark == 0xE38 || mark == 0xE39;
    }

    private static boolean isTall(char letter) {
        return letter == 0xE1B || letter == 0xE1D || letter == 0xE1F || letter == 0xE2C;
    }
}
