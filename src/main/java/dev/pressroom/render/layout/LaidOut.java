package dev.pressroom.render.layout;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Painted pages that are not saved yet, and what the document says of itself.
 *
 * @param fonts      shipped ones that it uses
 * @param characters that may stand in it
 */
public record LaidOut(PDDocument document, String title, String author, String description, String keywords,
        List<PDType0Font> fonts, BitSet characters) implements Closeable {

    @Override
    public void close() throws IOException {
        document.close();
    }
}
