package dev.pressroom.render.layout.svg;

/** Says that an SVG uses more of the language than is drawn here; always caught, and the SVG library draws it. */
final class Unplain extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unplain(String what) {
        super(what, null, false, false);
    }
}
