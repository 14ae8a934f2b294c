package dev.pressroom.render.layout.font;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A font that an account uploaded, checked before the engine sees it: one without outlines it can subset would end the
 * render with a null pointer.
 *
 * @param characters that it has glyphs for
 * @param names      what it calls itself, null where it cannot be used
 * @param problem    why it cannot be used, null where it can
 * @param parsed     reads its tables lazily, so it belongs to one thread; null where there is a problem
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record AccountFont(byte[] bytes, BitSet characters, @Nullable Names names, @Nullable String problem,
        @Nullable TrueTypeFont parsed, Widths widths) {
    private static final int TABLE_ENTRY = 16;

    /**
     * @param postScript as PDF names it
     * @param weight     100 to 900
     */
    public record Names(String postScript, @Nullable String family, int weight, boolean italic) {}

    public static AccountFont read(byte[] bytes) {
        String kind = bytes.length < 4 ? "" : new String(bytes, 0, 4, StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case "OTTO" -> unusable("its outlines are CFF; convert it to TrueType (.ttf)");
            case "ttcf" -> unusable("it is a collection (.ttc); upload one of its fonts as .ttf");
            case "wOFF" -> unpacked(bytes);
            case "wOF2" -> unusable("it is a WOFF2; upload the TrueType file (.ttf) it was made from, or a WOFF");
            case "\0\1\0\0", "true" -> parsed(bytes);
            default -> unusable("it is no TrueType font");
        };
    }

    private static AccountFont unpacked(byte[] bytes) {
        try {
            byte[] font = Woff.unpacked(bytes);
            return new String(font, 0, 4, StandardCharsets.ISO_8859_1).equals("wOFF")
                    ? unusable("it is packed twice")
                    : read(font);
        } catch (RuntimeException e) {
            return unusable("it is damaged");
        }
    }

    private static AccountFont parsed(byte[] bytes) {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            if (font.getTableMap().get("glyf") == null || font.getTableMap().get("loca") == null) {
                return unusable("it has no TrueType outlines");
            }
            if (font.getOS2Windows() == null || font.getPostScript() == null || font.getName() == null) {
                return unusable("its OS/2, post or name table is missing");
            }
            if ((font.getOS2Windows().getFsType() & 0x20F) == 2 || (font.getOS2Windows().getFsType() & 0x300) != 0) {
                return unusable("its licence bits forbid to embed or subset it");
            }
            font.getGlyph().getGlyph(0);
            font.getHorizontalMetrics().getAdvanceWidth(0);
            BitSet characters = FontLibrary.coverage(font);
            return new AccountFont(Characters.indic(characters) ? bytes : withoutSubstitutions(bytes), characters,
                    names(font), null, font, new Widths());
        } catch (IOException | RuntimeException e) {
            return unusable("it is damaged");
        }
    }

    boolean indic() {
        return Characters.indic(characters);
    }

    private static Names names(TrueTypeFont font) throws IOException {
        return new Names(font.getName(), font.getNaming().getFontFamily(), font.getOS2Windows().getWeightClass(),
                (font.getHeader().getMacStyle() & 2) != 0);
    }

    /** Hides the substitution table under another name from those who take the bytes. */
    private static byte[] withoutSubstitutions(byte[] bytes) {
        byte[] copy = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(copy);
        int tables = buffer.getShort(4);
        for (int entry = 12; entry < 12 + tables * TABLE_ENTRY; entry += TABLE_ENTRY) {
            if (new String(copy, entry, 4, StandardCharsets.ISO_8859_1).equals("GSUB")) {
                copy[entry] = 'X';
            }
        }
        return copy;
    }

    private static AccountFont unusable(String problem) {
        return new AccountFont(new byte[0], new BitSet(), null, problem, null, new Widths());
    }
}
