package dev.pressroom.render.layout.font;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.FontResolverHelper;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.pdfboxout.fontstore.FontUtil;
import com.openhtmltopdf.render.FSFont;

/**
 * Finds fonts as the engine does, but takes those that the author declares from {@link AccountFonts}: the engine would
 * parse them anew for each document. A family is read when a text first asks for it.
 */
public final class DeclaredFonts extends PdfBoxFontResolver {
    private static final int NORMAL = 400;

    private final DocumentFonts fonts;
    private final Function<String, @Nullable AccountFont> source;
    private final Map<String, List<FontFaceRule>> unread = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param source the font at a URL as the author wrote it, null where there is none of use */
    public DeclaredFonts(PdfBoxRenderer renderer, DocumentFonts fonts, MetricsCache metrics,
            Function<String, @Nullable AccountFont> source) {
        super(renderer.getSharedContext(), renderer.getPdfDocument(), metrics,
                metrics.alone() ? PdfAConformance.PDFA_1_B : PdfAConformance.NONE, false);
        this.fonts = fonts;
        this.source = source;
    }

    /** Called once, before any text is measured. */
    public void declare(List<FontFaceRule> rules) {
        rules.stream().filter(rule -> rule.hasFontFamily() && style(rule).valueByName(CSSName.SRC) != IdentValue.NONE)
                .forEach(rule -> unread
                        .computeIfAbsent(style(rule).valueByName(CSSName.FONT_FAMILY).asString(),
                                family -> new ArrayList<>())
                        .add(rule));
    }

    @Override
    public FSFont resolveFont(SharedContext context, FontSpecification wanted) {
        if (!unread.isEmpty() && wanted.families != null) {
            for (String family : wanted.families) {
                List<FontFaceRule> rules = unread.remove(FontUtil.normalizeFontFamily(family));
                if (rules != null) {
                    rules.forEach(this::read);
                }
            }
        }
        return super.resolveFont(context, wanted);
    }

    private void read(FontFaceRule rule) {
        CalculatedStyle style = style(rule);
        AccountFont font = source.apply(style.valueByName(CSSName.SRC).asString());
        if (font != null) {
            boolean subset = !style.isIdent(CSSName.FS_FONT_SUBSET, IdentValue.COMPLETE_FONT);
            addFont(fonts.supplier(font, subset), style.valueByName(CSSName.FONT_FAMILY).asString(),
                    rule.hasFontWeight()
                            ? FontResolverHelper.convertWeightToInt(style.getIdent(CSSName.FONT_WEIGHT))
                            : NORMAL,
                    rule.hasFontStyle() ? style.getIdent(CSSName.FONT_STYLE) : IdentValue.NORMAL, subset,
                    FontGroup.MAIN);
        }
    }

    private static CalculatedStyle style(FontFaceRule rule) {
        return rule.getCalculatedStyle();
    }
}
