package dev.pressroom.render.layout.svg;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.apache.batik.bridge.ViewBox;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.svg.SVGPreserveAspectRatio;

import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer.SVGImage;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.simple.extend.ReplacedElementScaleHelper;

/**
 * An inline SVG that is drawn without the SVG library, unless the page's style sheets speak of its parts or no font has
 * its letters.
 *
 * @param extent  as the layout is told
 * @param size    what the style asks for
 * @param library makes the image that the SVG library draws
 */
record PlainImage(PlainSvg svg, Element root, Size.Extent extent, Size size, Place place,
        Supplier<SVGImage> library) implements SVGImage {

    /** @param dots of the device in a pixel */
    record Place(Box box, SharedContext context, double dots) {}

    @Override
    public int getIntrinsicWidth() {
        return (int) (extent.width() * place.dots());
    }

    @Override
    public int getIntrinsicHeight() {
        return (int) (extent.height() * place.dots());
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
        Map<Part.Label, PDFont> fonts = styled(context) ? null : fonts();
        if (fonts == null) {
            library.get().drawSVG(device, context, x, y);
        } else {
            draw(device, context, new float[]{(float) x, (float) y}, fonts);
        }
    }

    private boolean styled(RenderingContext context) {
        return !context.getCss().getCSSForAllDescendants(root).isEmpty();
    }

    private @Nullable Map<Part.Label, PDFont> fonts() {
        var fonts = new IdentityHashMap<Part.Label, PDFont>();
        for (Part part : svg.parts()) {
            if (part instanceof Part.Label label) {
                PDFont font = Letters.font(label, place.context());
                if (font == null) {
                    return null;
                }
                fonts.put(label, font);
            }
        }
        return fonts;
    }

    private void draw(OutputDevice device, RenderingContext context, float[] corner, Map<Part.Label, PDFont> fonts) {
        var own = new Size.Extent(Numbers.of(root.getAttribute("width")), Numbers.of(root.getAttribute("height")));
        Size.Extent drawn = size.fitted(own);
        Box box = place.box();
        Rectangle content = box.getContentAreaEdge(box.getAbsX(), box.getAbsY(), context);
        AffineTransform scale = ReplacedElementScaleHelper.createScaleTransform(place.dots(), content, drawn.width(),
                drawn.height());
        device.drawWithGraphics(corner[0], corner[1], (float) (content.width / place.dots()),
                (float) (content.height / place.dots()), graphics -> {
                    if (scale != null) {
                        graphics.transform(scale);
                    }
                    graphics.transform(view(own, drawn));
                    paint(graphics, fonts);
                });
    }

    private AffineTransform view(Size.Extent own, Size.Extent drawn) {
        String box = root.getAttribute("viewBox");
        if (box.isEmpty()) {
            float factor = Math.min(drawn.width() / own.width(), drawn.height() / own.height());
            return AffineTransform.getScaleInstance(factor, factor);
        }
        return ViewBox.getPreserveAspectRatioTransform(Numbers.list(box),
                SVGPreserveAspectRatio.SVG_PRESERVEASPECTRATIO_XMIDYMID, true, drawn.width(), drawn.height());
    }

    private void paint(Graphics2D graphics, Map<Part.Label, PDFont> fonts) {
        var painter = new Painter(graphics);
        for (Part part : svg.parts()) {
            switch (part) {
                case Part.Figure figure -> painter.draw(figure);
                case Part.Label label -> painter.draw(label, Objects.requireNonNull(fonts.get(label)));
            }
        }
    }
}
