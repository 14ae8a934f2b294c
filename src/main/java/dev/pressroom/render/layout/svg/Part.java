package dev.pressroom.render.layout.svg;

import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** One thing that a plain SVG draws. */
sealed interface Part {
    AffineTransform transform();

    Style style();

    record Figure(Shape shape, AffineTransform transform, Style style) implements Part {}

    /** @param x where the text starts, has its middle or ends, by its anchor */
    record Label(String text, float x, float y, AffineTransform transform, Style style) implements Part {}
}
