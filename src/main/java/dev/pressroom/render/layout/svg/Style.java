package dev.pressroom.render.layout.svg;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.parser.property.Conversions;

/** The presentation attributes (SVG 1.1, 6.1) that hold for an element: its own, and those of the elements around it. */
final class Style {
    /** All are inherited, so one map serves; what is not, like opacity, is left to the SVG library. */
    private static final Set<String> KNOWN = Set.of("fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity",
            "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
            "stroke-dashoffset", "font-family", "font-size", "font-weight", "font-style", "text-anchor");
    /** They say where the picture stands and how it is spoken, or how exactly to draw what is exact here anyway. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("id", "class", "role", "alt", "version", "lang",
            "xml:lang",
            "tabindex", "focusable", "shape-rendering", "text-rendering", "color-rendering", "baseprofile");
    private static final Set<String> OF_THE_BOX = Set.of("width", "height", "max-width", "max-height", "min-width",
            "min-height", "margin", "margin-top", "margin-bottom", "margin-left", "margin-right", "vertical-align",
            "float", "page-break-inside", "break-inside");

    private final Map<String, String> values;

    private Style(Map<String, String> values) {
        this.values = values;
    }

    static Style initial() {
        return new Style(Map.of());
    }

    /**
     * @param geometry attributes that the element itself reads
     * @throws Unplain where an attribute is of another kind
     */
    Style of(Element element, Set<String> geometry) {
        var own = new HashMap<String, String>();
        NamedNodeMap attributes = element.getAttributes();
        for (int at = 0; at < attributes.getLength(); at++) {
            Node attribute = attributes.item(at);
            String name = attribute.getNodeName();
            if (KNOWN.contains(name)) {
                own.putIfAbsent(name, attribute.getNodeValue().strip());
            } else if (name.equals("style")) {
                declarations(attribute.getNodeValue(), own);
            } else if (!geometry.contains(name) && !withoutEffect(name)) {
                throw new Unplain(name);
            }
        }
        return own.isEmpty() ? this : over(own);
    }

    private static boolean withoutEffect(String name) {
        return WITHOUT_EFFECT.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith("aria-")
                || name.startsWith("data-") || name.startsWith("xmlns");
    }

    /** They win over attributes (SVG 1.1, 6.4). */
    private static void declarations(String css, Map<String, String> own) {
        for (String declaration : css.split(";")) {
            int colon = declaration.indexOf(':');
            String name = colon < 0 ? "" : declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = declaration.substring(colon + 1).strip();
            boolean shown = name.equals("display") && !value.equals("none");
            if (KNOWN.contains(name)) {
                own.put(name, value);
            } else if (!declaration.isBlank() && !shown && !OF_THE_BOX.contains(name)) {
                throw new Unplain(name);
            }
        }
    }

    private Style over(Map<String, String> own) {
        var all = new HashMap<>(values);
        own.forEach((name, value) -> {
            if (!value.equals("inherit")) {
                all.put(name, value);
            }
        });
        return new Style(all);
    }

    /** Null where nothing is to be filled. */
    @Nullable
    Color fill() {
        return color(value("fill", "black"), number("fill-opacity", 1));
    }

    @Nullable
    Color stroke() {
        return number("stroke-width", 1) == 0 ? null : color(value("stroke", "none"), number("stroke-opacity", 1));
    }

    boolean evenOdd() {
        return value("fill-rule", "nonzero").equals("evenodd");
    }

    BasicStroke pen() {
        int cap = switch (value("stroke-linecap", "butt")) {
            case "round" -> BasicStroke.CAP_ROUND;
            case "square" -> BasicStroke.CAP_SQUARE;
            default -> BasicStroke.CAP_BUTT;
        };
        int join = switch (value("stroke-linejoin", "miter")) {
            case "round" -> BasicStroke.JOIN_ROUND;
            case "bevel" -> BasicStroke.JOIN_BEVEL;
            default -> BasicStroke.JOIN_MITER;
        };
        return new BasicStroke(number("stroke-width", 1), cap, join, Math.max(1, number("stroke-miterlimit", 4)),
                dashes(), number("stroke-dashoffset", 0));
    }

    private float @Nullable [] dashes() {
        String text = value("stroke-dasharray", "none");
        if (text.equals("none")) {
            return null;
        }
        float[] dashes = Numbers.list(text);
        float sum = 0;
        for (float dash : dashes) {
            sum += dash;
        }
        if (sum <= 0) {
            throw new Unplain("stroke-dasharray");
        }
        return dashes;
    }

    String value(String name, String initial) {
        return values.getOrDefault(name, initial);
    }

    /** @throws Unplain for one with a unit other than px, or below 0 */
    float number(String name, float initial) {
        String text = values.get(name);
        float number = text == null ? initial : Numbers.of(text);
        if (number < 0 && !name.equals("stroke-dashoffset")) {
            throw new Unplain(name);
        }
        return number;
    }

    private static @Nullable Color color(String text, float opacity) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.equals("none") || name.equals("transparent") || opacity == 0) {
            return null;
        }
        FSRGBColor color = name.startsWith("#") ? hexadecimal(name.substring(1)) : Conversions.getColor(name);
        if (color == null || opacity > 1) {
            throw new Unplain(text);
        }
        return new Color(color.getRed() / 255f, color.getGreen() / 255f, color.getBlue() / 255f, opacity);
    }

    private static FSRGBColor hexadecimal(String digits) {
        String six = digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits;
        if (!six.matches("[0-9a-f]{6}")) {
            throw new Unplain("#" + digits);
        }
        return new FSRGBColor(Integer.parseInt(six, 16));
    }
}
