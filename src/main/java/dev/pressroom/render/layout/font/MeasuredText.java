package dev.pressroom.render.layout.font;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.render.FSFont;

/** Draws text as the engine does, and measures it by looking widths up. One document's. */
public final class MeasuredText extends PdfBoxTextRenderer {
    /** What the engine takes for the noise of rounding, in its own units. */
    private static final float NOISE = 0.01f;
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char OBJECT = '\uFFFC';

    private final DocumentFonts fonts;
    private final Map<PDFont, Widths> widths = new IdentityHashMap<>();

    public MeasuredText(DocumentFonts fonts) {
        this.fonts = fonts;
    }

    /** The same as the engine's own answer, which is also given where a character is not in the first font. */
    @Override
    public int getWidth(FontContext context, FSFont font, String text) {
        List<FontDescription> descriptions = ((PdfBoxFSFont) font).getFontDescriptions();
        PDFont first = descriptions.isEmpty() ? null : descriptions.getFirst().getFont();
        if (first instanceof PDType0Font) {
            float width = width(first, text);
            if (width >= 0) {
                return rounded(width / 1000f * font.getSize2D());
            }
        }
        return super.getWidth(context, font, text);
    }

    private float width(PDFont font, String text) {
        Widths known = widths.computeIfAbsent(font, fonts::widths);
        float sum = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == SOFT_HYPHEN || character == OBJECT) {
                continue; // never drawn
            }
            float width = known.of(font, character);
            if (width == Widths.NONE) {
                return Widths.NONE;
            }
            sum += width;
        }
        return sum;
    }

    private static int rounded(float width) {
        return width - Math.floor(width) < NOISE ? (int) width : (int) Math.ceil(width);
    }
}
