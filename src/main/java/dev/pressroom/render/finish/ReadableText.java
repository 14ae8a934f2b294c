package dev.pressroom.render.finish;

import java.util.BitSet;

import org.apache.pdfbox.pdmodel.PDDocument;

/** Later. */
final class ReadableText {
    private ReadableText() {}

    static boolean repair(PDDocument document, BitSet characters) {
        return false;
    }
}
