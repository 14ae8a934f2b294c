package dev.pressroom.render.merge.function;

import java.util.Locale;

import io.quarkus.qute.RawString;

import uk.org.okapibarcode.backend.Symbol;
import uk.org.okapibarcode.graphics.Rectangle;

/**
 * A symbol's dark modules as one SVG path, sized in millimetres, on white, with the quiet zone that scanners need; its
 * content is the text for those who cannot see it.
 */
final class BarcodeSvg {
    /** The X dimension of retail codes at full size. */
    private static final double MODULE_MM = 0.33;
    private static final int QUIET_SQUARE = 4;
    private static final int QUIET_BARS = 10;
    /** Neighbours overlap by a hair, or viewers show a seam between them. */
    private static final double OVERLAP = 0.03;

    private BarcodeSvg() {}

    static RawString square(Symbol symbol, String content, double size) {
        int modules = Math.max(symbol.getWidth(), symbol.getHeight()) + 2 * QUIET_SQUARE;
        return svg(symbol, new Frame(QUIET_SQUARE, QUIET_SQUARE, modules, modules, content), size, size);
    }

    static RawString bars(Symbol symbol, String content, double width, double height) {
        var frame = new Frame(QUIET_BARS, 0, symbol.getWidth() + 2 * QUIET_BARS, symbol.getHeight(), content);
        return svg(symbol, frame, width, height);
    }

    static double usualWidth(Symbol symbol) {
        return (symbol.getWidth() + 2 * QUIET_BARS) * MODULE_MM;
    }

    private record Frame(int left, int top, int width, int height, String content) {}

    private static RawString svg(Symbol symbol, Frame frame, double width, double height) {
        var path = new StringBuilder();
        for (Rectangle dark : symbol.getRectangles()) {
            path.append(String.format(Locale.ROOT, "M%s %sh%sv%sh-%sz", plain(dark.x + frame.left()),
                    plain(dark.y + frame.top()), plain(dark.width), plain(dark.height + OVERLAP), plain(dark.width)));
        }
        return new RawString(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                + "style=\"width:%1$smm;height:%2$smm;display:inline-block\" viewBox=\"0 0 %3$d %4$d\" "
                + "preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%6$s\"><path fill=\"#fff\" d=\"M0 0h%3$dv%4$dh-%3$dz\"/>"
                + "<path fill=\"#000\" d=\"%5$s\"/></svg>",
                plain(width), plain(height), frame.width(), frame.height(), path, escaped(frame.content())));
    }

    /** The one text of a code that is printed: nothing in it can end the attribute. */
    private static String escaped(String content) {
        var escaped = new StringBuilder();
        content.codePoints().forEach(character -> {
            boolean plain = Character.isLetterOrDigit(character) || character == ' ';
            if (plain) {
                escaped.appendCodePoint(character);
            } else {
                escaped.append(Character.isISOControl(character) ? " " : "&#" + character + ";");
            }
        });
        return escaped.toString();
    }

    private static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.3f", number);
        return text.replaceAll("\\.?0+$", "");
    }
}
