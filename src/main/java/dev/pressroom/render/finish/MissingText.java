package dev.pressroom.render.finish;

import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/**
 * Characters that a document should show and does not. An archive must not lose text in silence, and no validator sees
 * what is not there.
 */
public final class MissingText {
    private static final int EXAMPLES = 20;
    private static final int REPLACEMENT = 0xFFFD;

    private MissingText() {}

    /**
     * @param visible what the template's text comes to
     * @return one sentence, null where nothing is missing
     */
    public static @Nullable String sentence(String visible, byte[] pdf) throws IOException {
        Map<Integer, Integer> missing = counts(visible);
        counts(text(pdf)).forEach((character, count) -> missing.merge(character, -count, Integer::sum));
        // One that no font has is told of as such.
        int replaced = -missing.getOrDefault(REPLACEMENT, 0);
        int total = missing.values().stream().filter(count -> count > 0).mapToInt(count -> count).sum();
        if (total <= replaced) {
            return null;
        }
        var examples = new StringBuilder();
        missing.entrySet().stream().filter(entry -> entry.getValue() > 0).sorted(Map.Entry.comparingByKey())
                .limit(EXAMPLES).forEach(entry -> examples.appendCodePoint(entry.getKey()));
        return total + " characters of the text are not in the PDF, among them '" + examples + "'";
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Whatever its case, shape or ligature; brackets turn round in text from right to left, so they do not count. */
    private static Map<Integer, Integer> counts(String text) {
        var counts = new HashMap<Integer, Integer>();
        Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).codePoints()
                .filter(character -> Character.isLetterOrDigit(character) || character == REPLACEMENT)
                .forEach(character -> counts.merge(character, 1, Integer::sum));
        return counts;
    }
}
