package dev.pressroom.render.layout.svg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;

/** The texts of a plain SVG, set in the fonts of the document around it: they can be searched and copied. */
final class Letters {
    private static final Set<String> SLANTED = Set.of("italic", "oblique");
    private static final int SEMIBOLD = 600;

    private Letters() {}

    /** @throws Unplain where it has parts of its own, or a script whose letters change with their neighbours */
    static String text(Element element) {
        var text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Text)) {
                throw new Unplain("text");
            }
            text.append(node.getNodeValue());
        }
        if (!text.codePoints().allMatch(Letters::standsAlone)) {
            throw new Unplain("script");
        }
        return text.toString().replaceAll("[\\r\\n]", "").replaceAll("[ \\t]+", " ").strip();
    }

    private static boolean standsAlone(int character) {
        return character < 0x300 || character >= 0x370 && character < 0x483 || character >= 0x48A && character < 0x590
                || character >= 0x1E00 && character < 0x200B || character >= 0x2010 && character < 0x2028
                || character >= 0x2030 && character < 0x2060 || character >= 0x20A0 && character < 0x20D0
                || character >= 0x2100 && character < 0x2C00 || character >= 0x3000 && character < 0xA000
                || character >= 0xAC00 && character < 0xD7B0 || character >= 0xFF00 && character < 0xFFF0;
    }

    /** The first of the families' fonts, then of the fallback fonts, that has all of the text; null where none has. */
    static @Nullable PDFont font(Part.Label label, SharedContext context) {
        var found = (PdfBoxFSFont) context.getFontResolver().resolveFont(context, specification(label.style()));
        for (FontDescription description : found.getFontDescriptions()) {
            PDFont font = description.getFont();
            if (font != null && width(font, label.text()) >= 0) {
                return font;
            }
        }
        return null;
    }

    private static FontSpecification specification(Style style) {
        var wanted = new FontSpecification();
        wanted.families = style.value("font-family", "").split("\\s*,\\s*");
        wanted.size = style.number("font-size", 0);
        wanted.fontWeight = bold(style.value("font-weight", "normal"))
                ? IdentValue.FONT_WEIGHT_700
                : IdentValue.FONT_WEIGHT_400;
        wanted.fontStyle = SLANTED.contains(style.value("font-style", "normal"))
                ? IdentValue.ITALIC
                : IdentValue.NORMAL;
        wanted.variant = IdentValue.NORMAL;
        return wanted;
    }

    private static boolean bold(String weight) {
        return weight.toLowerCase(Locale.ROOT).startsWith("bold")
                || weight.matches("\\d{3}") && Integer.parseInt(weight) >= SEMIBOLD;
    }

    /** In thousandths of the font size, -1 where the font lacks a character. */
    static float width(PDFont font, String text) {
        try {
            return font.getStringWidth(text);
        } catch (IllegalArgumentException lacking) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far left of its point the text begins, in thousandths of the font size. */
    static float shift(Part.Label label, PDFont font) {
        return switch (label.style().value("text-anchor", "start")) {
            case "middle" -> width(font, label.text()) / 2;
            case "end" -> width(font, label.text());
            default -> 0;
        };
    }
}
