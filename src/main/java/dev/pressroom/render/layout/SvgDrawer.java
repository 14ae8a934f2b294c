package dev.pressroom.render.layout;

import java.util.List;
import java.util.Set;

import org.w3c.dom.Element;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;

import dev.pressroom.render.layout.font.SvgFonts;
import dev.pressroom.render.layout.guard.Guard;
import dev.pressroom.render.layout.guard.GuardedSvg;

/** Draws SVG with the shipped fonts instead of those of the machine. */
final class SvgDrawer extends BatikSVGDrawer {
    private final SvgFonts fonts;
    private final Guard guard;

    SvgDrawer(SvgFonts fonts, Guard guard) {
        super(SvgScriptMode.SECURE, Set.of("data"));
        this.fonts = fonts;
        this.guard = guard;
    }

    /** The inherited way reads every declared font even where no SVG is drawn. */
    @Override
    public void importFontFaceRules(List<FontFaceRule> declared, SharedContext context) {
        fontResolver = fonts.with(declared, context);
    }

    @Override
    public SVGImage buildSVGImage(Element svg, Box box, CssContext context, double width, double height, double dots) {
        guard.check();
        return new GuardedSvg(super.buildSVGImage(svg, box, context, width, height, dots), guard);
    }

    @Override
    public SVGImage buildStandaloneSVGImage(Element svg, String uri, double width, double height, double dots) {
        guard.check();
        return new GuardedSvg(super.buildStandaloneSVGImage(svg, uri, width, height, dots), guard);
    }
}
