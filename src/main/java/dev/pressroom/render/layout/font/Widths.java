package dev.pressroom.render.layout.font;

import java.io.IOException;
import java.util.Arrays;

import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The widths of a font's characters, noted when they are first asked for: PDFBox encodes and decodes each text to find
 * its width, and layout asks for that of each word several times. Belongs to one thread.
 */
final class Widths {
    /** A character that the font does not have, or that is not a character of its own. */
    static final float NONE = -1;
    private static final float UNKNOWN = -2;
    private static final int PAGE = 256;

    private final float[][] pages = new float[(Character.MAX_VALUE + 1) / PAGE][];

    /** In thousandths of the font size. */
    float of(PDFont font, char character) {
        float[] page = pages[character / PAGE];
        if (page == null) {
            page = new float[PAGE];
            Arrays.fill(page, UNKNOWN);
            pages[character / PAGE] = page;
        }
        float known = page[character % PAGE];
        if (known == UNKNOWN) {
            known = measured(font, character);
            page[character % PAGE] = known;
        }
        return known;
    }

    private static float measured(PDFont font, char character) {
        try {
            return Character.isSurrogate(character) ? NONE : font.getStringWidth(String.valueOf(character));
        } catch (IllegalArgumentException | IOException notInThisFont) {
            return NONE;
        }
    }
}
