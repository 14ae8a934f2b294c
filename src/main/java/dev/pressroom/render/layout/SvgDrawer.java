package dev.pressroom.render.layout;

import java.util.List;
import java.util.Set;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;

/** Draws SVG with the shipped fonts instead of those of the machine. */
final class SvgDrawer extends BatikSVGDrawer {
    private final SvgFonts fonts;

    SvgDrawer(SvgFonts fonts) {
        super(SvgScriptMode.SECURE, Set.of("data"));
        this.fonts = fonts;
    }

    /** The inherited way reads every declared font even where no SVG is drawn. */
    @Override
    public void importFontFaceRules(List<FontFaceRule> declared, SharedContext context) {
        fontResolver = fonts.with(declared, context);
    }
}
