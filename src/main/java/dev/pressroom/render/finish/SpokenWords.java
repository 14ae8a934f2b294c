package dev.pressroom.render.finish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.fontbox.ttf.gsub.GsubWorker;
import org.apache.fontbox.ttf.gsub.GsubWorkerFactory;
import org.apache.fontbox.ttf.model.GsubData;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * Says beside shaped glyphs which words they are (ISO 32000-1, 14.9.4, ActualText): conjuncts have no character, and
 * vowels are drawn before the letter that they follow.
 */
final class SpokenWords {
    private static final COSName ACTUAL_TEXT = COSName.getPDFName("ActualText");

    private final PDType0Font font;
    private final Map<List<Integer>, String> words = new HashMap<>();

    private SpokenWords(PDType0Font font, Set<String> said) {
        this.font = font;
        GsubWorker worker = new GsubWorkerFactory().getGsubWorker(font.getCmapLookup(), font.getGsubData());
        said.forEach(word -> words.put(worker.applyTransforms(glyphs(word)), word));
        words.put(glyphs(" "), " ");
    }

    /** Before the document is saved; changes the pages that hold such words. */
    static void say(PDDocument document, Collection<PDType0Font> fonts, Set<String> said) throws IOException {
        for (PDType0Font font : said.isEmpty() ? List.<PDType0Font>of() : fonts) {
            if (font.getGsubData() != GsubData.NO_DATA_FOUND) {
                var words = new SpokenWords(font, said);
                for (PDPage page : document.getPages()) {
                    words.say(document, page);
                }
            }
        }
    }

    private List<Integer> glyphs(String text) {
        return text.codePoints().map(font.getCmapLookup()::getGlyphId).boxed().toList();
    }

    private void say(PDDocument document, PDPage page) throws IOException {
        COSName name = name(page);
        if (name == null) {
            return;
        }
        var marked = new ArrayList<Object>();
        boolean ours = false;
        for (Object token : new PDFStreamParser(page).parse()) {
            marked.add(token);
            if (token instanceof Operator operator && operator.getName().equals("Tf")) {
                ours = marked.get(marked.size() - 3).equals(name);
            } else if (ours && token instanceof Operator operator && operator.getName().equals("Tj")) {
                mark(marked);
            }
        }
        var stream = new PDStream(document);
        try (OutputStream output = stream.createOutputStream(COSName.FLATE_DECODE)) {
            new ContentStreamWriter(output).writeTokens(marked);
        }
        page.setContents(stream);
    }

    private @Nullable COSName name(PDPage page) throws IOException {
        for (COSName name : page.getResources().getFontNames()) {
            if (page.getResources().getCOSObject().getCOSDictionary(COSName.FONT).getCOSDictionary(name) == font
                    .getCOSObject()) {
                return name;
            }
        }
        return null;
    }

    /** The last two tokens are the text and its operator. */
    private void mark(List<Object> tokens) {
        String text = tokens.get(tokens.size() - 2) instanceof COSString shown ? text(shown.getBytes()) : null;
        if (text != null) {
            var actual = new COSDictionary();
            actual.setItem(ACTUAL_TEXT, new COSString(text));
            tokens.addAll(tokens.size() - 2, List.of(COSName.getPDFName("Span"), actual, Operator.getOperator("BDC")));
            tokens.add(Operator.getOperator("EMC"));
        }
    }

    /** Null where one of the words is not known. */
    private @Nullable String text(byte[] shown) {
        int space = font.getCmapLookup().getGlyphId(' ');
        var text = new StringBuilder();
        var word = new ArrayList<Integer>();
        for (int at = 0; at + 1 < shown.length; at += 2) {
            int glyph = Byte.toUnsignedInt(shown[at]) << 8 | Byte.toUnsignedInt(shown[at + 1]);
            if (glyph != space) {
                word.add(glyph);
            } else if (!spoken(word, text)) {
                return null;
            } else {
                text.append(' ');
            }
        }
        return spoken(word, text) ? text.toString() : null;
    }

    private boolean spoken(List<Integer> word, StringBuilder text) {
        String said = word.isEmpty() ? "" : words.get(word);
        word.clear();
        text.append(said == null ? "" : said);
        return said != null;
    }
}
