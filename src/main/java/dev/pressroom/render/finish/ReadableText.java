package dev.pressroom.render.finish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import dev.pressroom.render.layout.font.ThaiMarks;

/**
 * Lets search and copy find the character that the text had. One glyph may serve several, and PDFBox notes the lowest: a
 * Kangxi radical in place of the everyday Japanese character.
 */
final class ReadableText {
    private ReadableText() {}

    /** Fonts are subset when a document is saved, so this comes after; true where it must be saved again. */
    static boolean repair(Collection<PDType0Font> fonts, BitSet characters) throws IOException {
        boolean changed = false;
        for (PDType0Font font : fonts) {
            Map<Integer, Integer> meant = misread(font.getCmapLookup(), characters);
            COSStream stream = font.getCOSObject().getCOSStream(COSName.TO_UNICODE);
            boolean placed = ThaiMarks.glyphsOf(font.getCmapLookup());
            if ((!meant.isEmpty() || placed) && stream != null) {
                rewrite(stream, meant);
                changed = true;
            }
        }
        return changed;
    }

    /** Glyphs of characters in the document whose lowest character is another one, which is not. */
    private static Map<Integer, Integer> misread(CmapLookup lookup, BitSet characters) {
        var meant = new HashMap<Integer, Integer>();
        characters.stream().forEach(character -> {
            int glyph = lookup.getGlyphId(character);
            List<Integer> candidates = glyph == 0 ? null : lookup.getCharCodes(glyph);
            if (candidates != null && candidates.getFirst() != character && !characters.get(candidates.getFirst())) {
                meant.putIfAbsent(glyph, character);
            }
        });
        return meant;
    }

    private static void rewrite(COSStream stream, Map<Integer, Integer> meant)
            throws IOException {
        CMap old;
        try (var input = stream.createInputStream()) {
            old = new CMapParser().parse(new RandomAccessReadBuffer(input.readAllBytes()));
        }
        var texts = new TreeMap<Integer, String>();
        for (int glyph = 1; glyph <= 0xFFFF; glyph++) {
            String text = old.toUnicode(glyph, 2);
            if (text != null) {
                texts.put(glyph,
                        meant.containsKey(glyph) ? Character.toString(meant.get(glyph)) : ThaiMarks.plain(text));
            }
        }
        try (OutputStream output = stream.createOutputStream(COSName.FLATE_DECODE)) {
            output.write(ToUnicode.written(texts).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
