package dev.pressroom.render.layout.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.openhtmltopdf.bidi.SimpleBidiReorderer;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxFontContext;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;

/** Against the engine's own way to measure, which is the slow one. */
class MeasuredTextTest {
    private final FontLibrary library = new FontLibrary();
    private final PDDocument document = new PDDocument();
    private final DocumentFonts fonts = new DocumentFonts(library, document,
            new Characters(new BitSet(), new BitSet()));
    private final PdfBoxFontContext context = new PdfBoxFontContext();

    @AfterEach
    void close() throws IOException {
        document.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "The quick brown fox", "AVAWA 1,234.56 €", "soft\u00ADhyphen", "object\uFFFC",
            "Ελληνικά и кириллица", "mixed 日本 text", "emoji \uD83D\uDE00 in text", "a\nb\tc", "x"})
    void isAsWideAsTheEngineSays(String text) {
        var font = new PdfBoxFSFont(List.of(description(Face.BASE.getFirst()), description(other("Noto Sans JP")),
                description(other("Noto Emoji"))), 187.3f);
        var theirs = new PdfBoxTextRenderer();
        var ours = new MeasuredText(fonts);
        theirs.setup(context, new SimpleBidiReorderer());
        ours.setup(context, new SimpleBidiReorderer());

        int wanted = theirs.getWidth(context, font, text);

        assertThat(ours.getWidth(context, font, text)).isEqualTo(wanted);
        assertThat(ours.getWidth(context, font, text)).describedAs("the second time").isEqualTo(wanted);
    }

    private FontDescription description(Face face) {
        return new FontDescription(document, () -> fonts.font(face), IdentValue.NORMAL, 400, face.family(), false, true,
                new MetricsCache(library, false));
    }

    private static Face other(String family) {
        return Face.OTHERS.stream().filter(face -> face.family().equals(family)).findFirst().orElseThrow();
    }
}
