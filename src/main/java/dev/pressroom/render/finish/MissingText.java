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
 * Characters that pages should show and do not. An archive must not lose text in silence, and no validator sees
 * what is not there.
 *
 * @param first page that is looked at, from 1
 * @param last  page that is looked at
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record MissingText(byte[] pdf, int first, int last) {
    private static final int EXAMPLES = 20;
    private static final int REPLACEMENT = 0xFFFD;

    /**
     * @param visible what the template's text comes to
     * @return one sentence, null where nothing is missing
     */
    @Nullable
    String sentence(String visible) throws IOException {
        Map<Integer, Integer> missing = counts(visible);
        counts(text()).forEach((character, count) -> missing.merge(character, -count, Integer::sum));
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

    private String text() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(first);
            stripper.setEndPage(last);
            return stripper.getText(document);
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
