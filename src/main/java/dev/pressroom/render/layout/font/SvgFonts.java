package dev.pressroom.render.layout.font;

import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.batik.gvt.font.GVTFont;
import org.apache.batik.gvt.font.GVTFontFamily;
import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.svgsupport.OpenHtmlGvtFontFamily;
import com.openhtmltopdf.svgsupport.PDFTranscoder.OpenHtmlFontResolver;

/** The shipped fonts for text within SVG, read when an SVG first asks; they belong to one thread, like the others. */
public final class SvgFonts {
    private final FontLibrary library;
    private final ThreadLocal<Map<String, OpenHtmlGvtFontFamily>> families = ThreadLocal.withInitial(HashMap::new);

    public SvgFonts(FontLibrary library) {
        this.library = library;
    }

    public OpenHtmlFontResolver with(List<FontFaceRule> declared, SharedContext context) {
        return new Resolver(declared, context);
    }

    private @Nullable GVTFontFamily shipped(String name) {
        List<Face> faces = Families.all().get(name);
        return faces == null
                ? null
                : families.get().computeIfAbsent(faces.getFirst().family(), family -> family(family, faces));
    }

    private OpenHtmlGvtFontFamily family(String name, List<Face> faces) {
        var family = new ShippedFamily(name);
        for (Face face : faces) {
            try {
                family.addFont(library.bytes(face), 12,
                        face.weight() == 700 ? TextAttribute.WEIGHT_BOLD : TextAttribute.WEIGHT_REGULAR,
                        face.italic() ? TextAttribute.POSTURE_OBLIQUE : TextAttribute.POSTURE_REGULAR);
            } catch (FontFormatException e) {
                throw new IllegalStateException(face.file(), e);
            }
        }
        return family;
    }

    /** Takes the regular face where the SVG names no weight or style; the inherited way takes any. */
    private static final class ShippedFamily extends OpenHtmlGvtFontFamily {
        ShippedFamily(String name) {
            super(name);
        }

        @Override
        @SuppressWarnings({"rawtypes", "unchecked"})
        public GVTFont deriveFont(float size, Map attributes) {
            var style = new HashMap<Object, Object>(attributes);
            style.putIfAbsent(TextAttribute.WEIGHT, TextAttribute.WEIGHT_REGULAR);
            style.putIfAbsent(TextAttribute.POSTURE, TextAttribute.POSTURE_REGULAR);
            return super.deriveFont(size, style);
        }
    }

    /** The author's declared fonts first, read only when an SVG has text. */
    private final class Resolver extends OpenHtmlFontResolver {
        private final List<FontFaceRule> declared;
        private final SharedContext context;
        private boolean imported;

        Resolver(List<FontFaceRule> declared, SharedContext context) {
            this.declared = declared;
            this.context = context;
        }

        @Override
        @SuppressWarnings("NullAway") // Batik takes a null for an unknown family
        public GVTFontFamily resolve(String name) {
            if (!imported) {
                imported = true;
                importFontFaces(declared, context);
            }
            GVTFontFamily own = super.resolve(name);
            return own != null ? own : shipped(name);
        }

        @Override
        @SuppressWarnings("NullAway")
        public GVTFontFamily getDefault() {
            return shipped(Face.SANS);
        }
    }
}
