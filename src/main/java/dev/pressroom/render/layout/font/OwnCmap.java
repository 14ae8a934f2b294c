package dev.pressroom.render.layout.font;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.jspecify.annotations.Nullable;

/**
 * A font's characters but for a block that it shall not draw, and with glyphs that have no character of their own. Noto
 * Sans has the letters of Devanagari without being shaped here, and would stand before the font that is.
 */
final class OwnCmap extends CmapSubtable {
    private static final int HIDDEN_FROM = 0x900;
    private static final int HIDDEN_TO = 0x97F;

    private final CmapLookup font;
    private final boolean hides;
    private final Map<Integer, Integer> glyphs;
    private final Map<Integer, Integer> characters = new TreeMap<>();

    private OwnCmap(CmapLookup font, boolean hides, Map<Integer, Integer> glyphs) {
        this.font = font;
        this.hides = hides;
        this.glyphs = glyphs;
        glyphs.forEach((character, glyph) -> characters.put(glyph, character));
        setPlatformId(CmapTable.PLATFORM_UNICODE);
        setPlatformEncodingId(CmapTable.ENCODING_UNICODE_2_0_FULL);
    }

    static void edit(Face face, TrueTypeFont font) throws IOException {
        boolean hides = face.family().equals(Face.SANS);
        Map<Integer, Integer> more = face.script() == Script.THAI ? ThaiMarks.glyphs(font) : Map.of();
        if (hides || !more.isEmpty()) {
            CmapLookup lookup = font.getUnicodeCmapLookup();
            font.getCmap().setCmaps(new CmapSubtable[]{new OwnCmap(lookup, hides, more)});
        }
    }

    @Override
    public int getGlyphId(int character) {
        Integer own = glyphs.get(character);
        return own != null ? own : hidden(character) ? 0 : font.getGlyphId(character);
    }

    @Override
    @SuppressWarnings("NullAway") // PDFBox takes a null for a glyph without characters
    public @Nullable List<Integer> getCharCodes(int glyph) {
        Integer own = characters.get(glyph);
        List<Integer> found = own != null ? List.of(own) : font.getCharCodes(glyph);
        return found != null && found.stream().anyMatch(this::hidden) ? null : found;
    }

    private boolean hidden(int character) {
        return hides && character >= HIDDEN_FROM && character <= HIDDEN_TO;
    }
}
