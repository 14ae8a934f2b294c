package dev.pressroom.render.layout.svg;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * How large an SVG is, in pixels, by its attributes and the style of its box: the same as the engine finds for those
 * that the SVG library draws.
 *
 * @param width     that the style asks for, -1 where it does not
 * @param maxWidth  -1 for none
 */
record Size(float width, float height, float maxWidth, float maxHeight) {
    private static final float DEFAULT = 400;

    /** Width and height. */
    record Extent(float width, float height) {}

    /** Null where it is given in units that are not for this class. */
    @Nullable
    Extent own(Element root) {
        Extent declared = declared(root);
        if (declared != null) {
            return declared;
        }
        boolean silent = !isSet(root, "width") || !isSet(root, "height");
        return silent ? new Extent(width >= 0 ? width : DEFAULT, height >= 0 ? height : DEFAULT) : null;
    }

    private static boolean isSet(Element root, String attribute) {
        return !root.getAttribute(attribute).isEmpty();
    }

    private static @Nullable Extent declared(Element root) {
        String[] box = root.getAttribute("viewBox").split("\\s+");
        Extent drawn = box.length == 4 ? integers(box[2], box[3]) : null;
        return drawn != null ? drawn : integers(root.getAttribute("width"), root.getAttribute("height"));
    }

    private static @Nullable Extent integers(String width, String height) {
        try {
            return new Extent(Integer.parseInt(width), Integer.parseInt(height));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** @param own of the drawing, which is scaled to what the style asks for */
    Extent fitted(Extent own) {
        Extent asked = asked(own);
        if (maxHeight > 0 && asked.height > maxHeight) {
            asked = new Extent(own.width * maxHeight / own.height, maxHeight);
        }
        return maxWidth > 0 && asked.width > maxWidth
                ? new Extent(maxWidth, own.height * maxWidth / own.width)
                : asked;
    }

    private Extent asked(Extent own) {
        if (width > 0 && height > 0) {
            return new Extent(width, height);
        }
        if (height > 0) {
            return new Extent(own.width * height / own.height, height);
        }
        return width > 0 ? new Extent(width, own.height * width / own.width) : own;
    }
}
