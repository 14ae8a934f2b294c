package dev.pressroom.render.layout.guard;

import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer.SVGImage;
import com.openhtmltopdf.render.RenderingContext;

import dev.pressroom.render.RenderFailure;

/** One SVG, whose faults cost only itself: the SVG library throws whatever it stumbles over. */
public record GuardedSvg(SVGImage image, Guard guard) implements SVGImage {

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
        guard.check();
        try {
            image.drawSVG(device, context, x, y);
        } catch (RenderFailure failure) {
            throw failure;
        } catch (RuntimeException e) {
            guard.warn("svg-ignored", "an SVG image could not be drawn: " + e.getMessage());
        }
    }

    @Override
    public int getIntrinsicWidth() {
        return image.getIntrinsicWidth();
    }

    @Override
    public int getIntrinsicHeight() {
        return image.getIntrinsicHeight();
    }

    @Override
    public boolean hasIntrinsicSize() {
        return image.hasIntrinsicSize();
    }

    @Override
    public float getIntrinsicRatio() {
        return image.getIntrinsicRatio();
    }
}
