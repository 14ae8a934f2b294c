package dev.pressroom.render.layout;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;

import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Painted pages that are not saved yet, and what the document says of itself.
 *
 * @param characters that may stand in it
 */
public record LaidOut(PDDocument document, String title, String author, String description, String keywords,
        BitSet characters) implements Closeable {

    @Override
    public void close() throws IOException {
        document.close();
    }
}
