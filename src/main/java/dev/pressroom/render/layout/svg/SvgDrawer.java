package dev.pressroom.render.layout.svg;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;

import dev.pressroom.render.layout.font.SvgFonts;
import dev.pressroom.render.layout.guard.Guard;
import dev.pressroom.render.layout.guard.GuardedSvg;

/** Draws plain SVG itself, and has the SVG library draw others with the shipped fonts instead of those of the machine. */
public final class SvgDrawer extends BatikSVGDrawer {
    private final SvgFonts fonts;
    private final Guard guard;

    public SvgDrawer(SvgFonts fonts, Guard guard) {
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
        SVGImage plain = plain(svg, box, context, new double[]{width, height, dots});
        return new GuardedSvg(plain != null ? plain : super.buildSVGImage(svg, box, context, width, height, dots),
                guard);
    }

    private @Nullable SVGImage plain(Element root, Box box, CssContext context, double[] wanted) {
        PlainSvg svg = context instanceof LayoutContext ? PlainSvg.read(root) : null;
        if (svg == null) {
            return null;
        }
        double dots = wanted[2];
        var size = new Size(pixels(wanted[0], dots), pixels(wanted[1], dots),
                pixels(CalculatedStyle.getCSSMaxWidth(context, box), dots),
                pixels(CalculatedStyle.getCSSMaxHeight(context, box), dots));
        Size.Extent own = size.own(root);
        if (own == null || (int) own.width() <= 0 || (int) own.height() <= 0) {
            return null;
        }
        root.setAttribute("width", Integer.toString((int) own.width()));
        root.setAttribute("height", Integer.toString((int) own.height()));
        var place = new PlainImage.Place(box, ((LayoutContext) context).getSharedContext(), dots);
        return new PlainImage(svg, root, size.fitted(own), size, place,
                () -> super.buildSVGImage(root, box, context, wanted[0], wanted[1], dots));
    }

    private static float pixels(double length, double dots) {
        return length < 0 ? -1 : (float) (length / dots);
    }

    @Override
    public SVGImage buildStandaloneSVGImage(Element svg, String uri, double width, double height, double dots) {
        guard.check();
        return new GuardedSvg(super.buildStandaloneSVGImage(svg, uri, width, height, dots), guard);
    }
}
