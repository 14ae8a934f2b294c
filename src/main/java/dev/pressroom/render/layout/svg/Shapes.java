package dev.pressroom.render.layout.svg;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

import org.apache.batik.parser.AWTPathProducer;
import org.apache.batik.parser.AWTTransformProducer;
import org.apache.batik.parser.ParseException;
import org.w3c.dom.Element;

/** The basic shapes of SVG 1.1, chapter 9, and its paths. */
final class Shapes {
    /** What each reads, beside its style. */
    static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "rect", Set.of("x", "y", "width", "height", "rx", "ry", "transform"),
            "circle", Set.of("cx", "cy", "r", "transform"), "ellipse", Set.of("cx", "cy", "rx", "ry", "transform"),
            "line", Set.of("x1", "y1", "x2", "y2", "transform"), "polyline", Set.of("points", "transform"),
            "polygon", Set.of("points", "transform"), "path", Set.of("d", "transform"));

    private Shapes() {}

    static Shape of(Element element, boolean evenOdd) {
        return switch (element.getNodeName()) {
            case "rect" -> rectangle(element);
            case "circle" -> ellipse(element, number(element, "r"), number(element, "r"));
            case "ellipse" -> ellipse(element, number(element, "rx"), number(element, "ry"));
            case "line" -> new Line2D.Float(number(element, "x1"), number(element, "y1"), number(element, "x2"),
                    number(element, "y2"));
            case "polyline" -> lines(element, evenOdd, false);
            case "polygon" -> lines(element, evenOdd, true);
            default -> path(element, evenOdd);
        };
    }

    private static Shape rectangle(Element element) {
        float width = positive(element, "width");
        float height = positive(element, "height");
        float x = number(element, "x");
        float y = number(element, "y");
        if (!element.hasAttribute("rx") && !element.hasAttribute("ry")) {
            return new Rectangle2D.Float(x, y, width, height);
        }
        float rx = positive(element, element.hasAttribute("rx") ? "rx" : "ry");
        float ry = positive(element, element.hasAttribute("ry") ? "ry" : "rx");
        return new RoundRectangle2D.Float(x, y, width, height, Math.min(2 * rx, width), Math.min(2 * ry, height));
    }

    private static Shape ellipse(Element element, float rx, float ry) {
        if (rx < 0 || ry < 0) {
            throw new Unplain("radius");
        }
        return new Ellipse2D.Float(number(element, "cx") - rx, number(element, "cy") - ry, 2 * rx, 2 * ry);
    }

    private static Shape lines(Element element, boolean evenOdd, boolean closed) {
        float[] points = Numbers.list(element.getAttribute("points"));
        if (points.length % 2 != 0) {
            throw new Unplain("points");
        }
        var path = new Path2D.Float(evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO, points.length / 2 + 1);
        path.moveTo(points[0], points[1]);
        for (int at = 2; at < points.length; at += 2) {
            path.lineTo(points[at], points[at + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static Shape path(Element element, boolean evenOdd) {
        try {
            return AWTPathProducer.createShape(new StringReader(element.getAttribute("d")),
                    evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
        } catch (ParseException e) {
            throw new Unplain("d");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** That of the element within the one around it. */
    static AffineTransform transform(Element element, AffineTransform around) {
        if (!element.hasAttribute("transform")) {
            return around;
        }
        try {
            var own = new AffineTransform(around);
            own.concatenate(AWTTransformProducer.createAffineTransform(element.getAttribute("transform")));
            return own;
        } catch (ParseException e) {
            throw new Unplain("transform");
        }
    }

    static float number(Element element, String attribute) {
        return element.hasAttribute(attribute) ? Numbers.of(element.getAttribute(attribute)) : 0;
    }

    private static float positive(Element element, String attribute) {
        float number = number(element, attribute);
        if (number < 0) {
            throw new Unplain(attribute);
        }
        return number;
    }
}
