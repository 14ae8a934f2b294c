package dev.pressroom.render.layout;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

import dev.pressroom.render.RenderReport.Font;
import dev.pressroom.render.layout.font.DocumentFonts;
import dev.pressroom.render.option.Description;

/**
 * Painted pages that are not saved yet, and what the document says of itself.
 *
 * @param fonts       shipped ones as it uses them
 * @param characters  that may stand in it
 * @param visibleText what readers are to see of the template's text, null where nobody looks after it
 * @param words       whose glyphs do not say their text
 * @param faces       fonts that its pages are written in
 */
public record LaidOut(PDDocument document, Description description, DocumentFonts fonts, BitSet characters,
        @Nullable String visibleText, Set<String> words, List<Font> faces)
        implements
            Closeable {
    /** The alternate text of pictures that say nothing; no author's text has this character. */
    public static final String DECORATIVE = "\uFDD1";

    @Override
    public void close() throws IOException {
        document.close();
    }
}
