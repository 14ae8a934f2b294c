package dev.pressroom.render.layout.svg;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An SVG of shapes and texts in plain colours, in the order in which they are drawn: what charts, codes and logos are
 * made of.
 */
record PlainSvg(List<Part> parts) {
    private static final Set<String> ROOT = Set.of("width", "height", "viewBox", "viewbox", "x", "y");
    private static final Set<String> GROUP = Set.of("transform");
    private static final Set<String> TEXT = Set.of("x", "y", "transform");
    private static final int DEEPEST = 50;

    /** Null where it uses more of the language, or has mistakes about which the SVG library shall speak. */
    static @Nullable PlainSvg read(Element root) {
        try {
            var parts = new ArrayList<Part>();
            addChildren(root, Style.initial().of(root, ROOT), new AffineTransform(), parts, 0);
            requireView(root.getAttribute("viewBox"));
            return new PlainSvg(parts);
        } catch (Unplain e) {
            return null;
        }
    }

    private static void requireView(String box) {
        float[] view = box.isEmpty() ? new float[]{0, 0, 1, 1} : Numbers.list(box);
        if (view.length != 4 || view[2] <= 0 || view[3] <= 0) {
            throw new Unplain("viewBox");
        }
    }

    private static void addChildren(Element parent, Style style, AffineTransform transform, List<Part> parts,
            int depth) {
        if (depth > DEEPEST) {
            throw new Unplain("depth");
        }
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                add(element, style, transform, parts, depth);
            }
        }
    }

    private static void add(Element element, Style around, AffineTransform outer, List<Part> parts, int depth) {
        String name = element.getNodeName();
        Set<String> geometry = Shapes.ATTRIBUTES.get(name);
        if (geometry != null) {
            Style style = around.of(element, geometry);
            checked(style);
            parts.add(new Part.Figure(Shapes.of(element, style.evenOdd()), Shapes.transform(element, outer), style));
        } else if (name.equals("g")) {
            addChildren(element, around.of(element, GROUP), Shapes.transform(element, outer), parts, depth + 1);
        } else if (name.equals("text")) {
            parts.add(label(element, around.of(element, TEXT), Shapes.transform(element, outer)));
        } else if (!name.equals("title") && !name.equals("desc") && !name.equals("metadata")) {
            throw new Unplain(name);
        }
    }

    /** What cannot be drawn shall be known before anything is. */
    private static void checked(Style style) {
        style.fill();
        style.stroke();
        style.pen();
    }

    private static Part label(Element element, Style style, AffineTransform transform) {
        String text = Letters.text(element);
        checked(style);
        if (style.stroke() != null || style.number("font-size", 0) == 0) {
            throw new Unplain("text");
        }
        return new Part.Label(text, Shapes.number(element, "x"), Shapes.number(element, "y"), transform, style);
    }
}
