package dev.pressroom.render.layout.font;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

import dev.pressroom.render.RenderReport.Font;

/** The fonts that painted pages are written in: what stands in their resources, before the pages are saved. */
public final class FontsUsed {
    private static final int DEEPEST = 4;

    private final Map<COSBase, Face> shipped = new IdentityHashMap<>();
    private final Map<String, OwnFont> own;

    /** A font of the account's, by the name of its asset. */
    public record OwnFont(String asset, AccountFont.Names names) {}

    /** @param own the account's fonts that were read, by PostScript name */
    FontsUsed(DocumentFonts fonts, Map<String, OwnFont> own) {
        this.own = own;
        fonts.faces().forEach((face, font) -> shipped.put(font.getCOSObject(), face));
    }

    List<Font> of(PDDocument document) {
        Set<COSDictionary> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PDPage page : document.getPages()) {
            if (page.getResources() != null) {
                collect(page.getResources().getCOSObject(), found, 0);
            }
        }
        var described = new ArrayList<Font>();
        found.forEach(font -> described.add(described(font)));
        described.sort(Comparator.comparing(Font::name));
        return List.copyOf(described);
    }

    /** Pictures have resources of their own. */
    private static void collect(COSDictionary resources, Set<COSDictionary> found, int depth) {
        COSDictionary fonts = resources.getCOSDictionary(COSName.FONT);
        if (fonts != null) {
            fonts.keySet().stream().map(fonts::getCOSDictionary).filter(Objects::nonNull).forEach(found::add);
        }
        COSDictionary pictures = resources.getCOSDictionary(COSName.XOBJECT);
        if (pictures != null && depth < DEEPEST) {
            for (COSName name : pictures.keySet()) {
                if (pictures.getDictionaryObject(name) instanceof COSDictionary picture
                        && picture.getCOSDictionary(COSName.RESOURCES) != null) {
                    collect(Objects.requireNonNull(picture.getCOSDictionary(COSName.RESOURCES)), found, depth + 1);
                }
            }
        }
    }

    private Font described(COSDictionary font) {
        Face face = shipped.get(font);
        if (face != null) {
            return new Font(face.file(), face.family(), face.weight(), face.italic(), "shipped", null, true);
        }
        String name = String.valueOf(font.getNameAsString(COSName.BASE_FONT)).replaceFirst("^[A-Z]{6}\\+", "");
        OwnFont asset = own.get(name);
        if (asset != null) {
            var names = asset.names();
            return new Font(name, names.family(), names.weight(), names.italic(), "asset",
                    asset.asset().equals("data:") ? null : asset.asset(), true);
        }
        return new Font(name, null, null, null, "built-in", null, embedded(font));
    }

    private static boolean embedded(COSDictionary font) {
        COSDictionary descriptor = font.getCOSDictionary(COSName.FONT_DESC);
        return descriptor != null && (descriptor.containsKey(COSName.FONT_FILE)
                || descriptor.containsKey(COSName.FONT_FILE2) || descriptor.containsKey(COSName.FONT_FILE3));
    }
}
