package dev.pressroom.render.layout.svg;

/** Numbers as SVG writes them, in the units of the drawing. */
final class Numbers {
    private Numbers() {}

    /** @throws Unplain for a percentage, and for units other than px */
    static float of(String text) {
        String stripped = text.strip();
        String bare = stripped.endsWith("px") ? stripped.substring(0, stripped.length() - 2) : stripped;
        if (!bare.isEmpty() && "0123456789.".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            try {
                return finite(Float.parseFloat(bare), text);
            } catch (NumberFormatException inAnotherUnit) {
                throw new Unplain(text);
            }
        }
        throw new Unplain(text);
    }

    private static float finite(float number, String text) {
        if (Math.abs(number) > 1e9f) {
            throw new Unplain(text);
        }
        return number;
    }

    /** Separated by commas or blanks. */
    static float[] list(String text) {
        String[] parts = text.strip().split("[\\s,]+");
        var numbers = new float[parts.length];
        for (int at = 0; at < parts.length; at++) {
            numbers[at] = of(parts[at]);
        }
        return numbers;
    }
}
