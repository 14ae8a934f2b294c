package dev.pressroom.render.layout.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;

import dev.pressroom.render.RenderReport.Font;
import dev.pressroom.render.layout.font.FontsUsed.OwnFont;

/** The shipped fonts as one document uses them: each face is embedded once, by whatever names it is asked for. */
public final class DocumentFonts {
    private static final Face BOLD = Face.BASE.get(1);

    private final FontLibrary library;
    private final PDDocument document;
    private final Characters characters;
    private final Map<Face, PDType0Font> fonts = new HashMap<>();
    private final Map<PDType0Font, AccountFont> own = new IdentityHashMap<>();

    public DocumentFonts(FontLibrary library, PDDocument document, Characters characters) {
        this.library = library;
        this.document = document;
        this.characters = characters;
    }

    /** A family that the author declares himself is left to him. */
    public void register(PdfBoxFontResolver resolver, List<FontFaceRule> declared, String language) {
        Set<String> taken = names(declared);
        Families.all().forEach((name, faces) -> {
            if (!taken.contains(name)) {
                faces.forEach(face -> add(resolver, name, face, FontGroup.MAIN));
            }
        });
        fallback(characters.all(), language).forEach(face -> add(resolver, MetricsCache.FALLBACK + face.family(), face,
                FontGroup.PRE_BUILT_IN_FALLBACK));
    }

    public List<PDType0Font> used() {
        return Stream.concat(fonts.values().stream(), own.keySet().stream()).toList();
    }

    Map<Face, PDType0Font> faces() {
        return fonts;
    }

    /**
     * What the painted pages are written in.
     *
     * @param own the account's fonts that were read, by PostScript name
     */
    public List<Font> onPages(Map<String, OwnFont> own) {
        return new FontsUsed(this, own).of(document);
    }

    /** Most are known from earlier documents. */
    Widths widths(PDFont font) {
        AccountFont declared = own.get(font);
        return declared != null
                ? declared.widths()
                : fonts.entrySet().stream().filter(entry -> entry.getValue() == font).findFirst()
                        .map(entry -> library.widths(entry.getKey())).orElseGet(Widths::new);
    }

    /** One that has every character, bold where there is one; null where none has. */
    public @Nullable PDType0Font covering(String text) {
        var characters = new BitSet();
        text.codePoints().forEach(characters::set);
        return Stream.concat(Stream.of(BOLD), Face.OTHERS.stream()).filter(face -> lacksNothing(face, characters))
                .findFirst().map(this::font).orElse(null);
    }

    private boolean lacksNothing(Face face, BitSet characters) {
        var open = (BitSet) characters.clone();
        open.andNot(library.coverage(face));
        return open.isEmpty();
    }

    public static Set<String> names(List<FontFaceRule> declared) {
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        declared.stream().filter(FontFaceRule::hasFontFamily)
                .forEach(rule -> names.add(rule.getCalculatedStyle().valueByName(CSSName.FONT_FAMILY).asString()));
        return names;
    }

    /** Noto Sans, and behind it only what this document's characters need: each fallback font slows every text run. */
    private Collection<Face> fallback(BitSet characters, String language) {
        var faces = new ArrayList<>(Face.BASE.subList(0, 4));
        for (String family : library.families(language, (BitSet) characters.clone())) {
            Face.OTHERS.stream().filter(face -> face.family().equals(family)).forEach(faces::add);
        }
        return faces;
    }

    private void add(PdfBoxFontResolver resolver, String family, Face face, FontGroup group) {
        resolver.addFont(new Supplier(() -> font(face)), family, face.weight(),
                face.italic() ? IdentValue.ITALIC : IdentValue.NORMAL,
                true, group);
    }

    PDType0Font font(Face face) {
        return fonts.computeIfAbsent(face, missing -> load(library.parsed(missing), true));
    }

    /** @param subset whether to embed only the glyphs that are drawn */
    PDFontSupplier supplier(AccountFont font, boolean subset) {
        return new Supplier(() -> {
            TrueTypeFont parsed = Objects.requireNonNull(font.parsed());
            parsed.setEnableGsub(characters.indic() && font.indic());
            PDType0Font loaded = load(parsed, subset);
            own.put(loaded, font);
            return loaded;
        });
    }

    private PDType0Font load(TrueTypeFont parsed, boolean subset) {
        try {
            return PDType0Font.load(document, parsed, subset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Supplier extends PDFontSupplier {
        private final FSSupplier<PDFont> font;

        @SuppressWarnings("NullAway") // the engine's type wants a font at once; ours is loaded when it is used
        Supplier(FSSupplier<PDFont> font) {
            super(null);
            this.font = font;
        }

        @Override
        public PDFont supply() {
            return font.supply();
        }
    }
}
