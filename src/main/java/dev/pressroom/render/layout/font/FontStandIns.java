package dev.pressroom.render.layout.font;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Answers PDFBox's search for fonts that a PDF does not embed with shipped ones. It would otherwise scan the machine's
 * fonts and write a cache into the home directory, and draw differently on every machine.
 */
public final class FontStandIns implements FontMapper {
    private final FontLibrary library;

    private FontStandIns(FontLibrary library) {
        this.library = library;
    }

    /** For the whole process; PDFBox knows no other way. */
    public static void install(FontLibrary library) {
        FontMappers.set(new FontStandIns(library));
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(library.parsed(face(name)), false);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(library.parsed(face(name)), false);
    }

    @Override
    @SuppressWarnings("NullAway") // PDFBox takes a null for the CID font that is not asked for
    public CIDFontMapping getCIDFont(String name, @Nullable PDFontDescriptor descriptor,
            @Nullable PDCIDSystemInfo info) {
        return new CIDFontMapping(null, library.parsed(face(name)), false);
    }

    private static Face face(@Nullable String name) {
        String asked = name == null ? "" : name;
        String family = asked.contains("Times") ? Face.SERIF : asked.contains("Courier") ? Face.MONO : Face.SANS;
        int weight = asked.contains("Bold") ? 700 : 400;
        boolean italic = asked.contains("Italic") || asked.contains("Oblique");
        return Face.BASE.stream().filter(face -> face.family().equals(family) && face.weight() == weight)
                .filter(face -> face.italic() == italic || family.equals(Face.MONO)).findFirst()
                .orElse(Face.BASE.getFirst());
    }
}
