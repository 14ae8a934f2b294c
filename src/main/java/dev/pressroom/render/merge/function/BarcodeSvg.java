package dev.pressroom.render.merge.function;

import java.util.Locale;
import java.util.Map;

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
    /** The bars of the Swiss cross in millimetres, where its black square has 6. */
    private static final double CROSS_LENGTH = 35 / 9d;
    private static final double CROSS_WIDTH = 7 / 6d;

    /** A longer text is no help to anybody who has it read to him. */
    private static final int LONGEST_READ = 100;

    private BarcodeSvg() {}

    static RawString square(Symbol symbol, double size, Arguments call) {
        int modules = Math.max(symbol.getWidth(), symbol.getHeight()) + 2 * QUIET_SQUARE;
        return svg(symbol, new Frame(QUIET_SQUARE, QUIET_SQUARE, modules, modules), new Size(size, size, alt(call)),
                "");
    }

    /** Without a quiet zone, which the bill keeps clear itself, and with the cross on 7 of its 46 mm. */
    static RawString swiss(Symbol symbol, double size) {
        double mm = symbol.getWidth() / size;
        double middle = symbol.getWidth() / 2d;
        String cross = square(middle, 7 * mm, 7 * mm, "#fff") + square(middle, 6 * mm, 6 * mm, "#000")
                + square(middle, CROSS_LENGTH * mm, CROSS_WIDTH * mm, "#fff")
                + square(middle, CROSS_WIDTH * mm, CROSS_LENGTH * mm, "#fff");
        return svg(symbol, new Frame(0, 0, symbol.getWidth(), symbol.getHeight()),
                new Size(size, size, "Swiss QR code"), cross);
    }

    private static String square(double middle, double width, double height, String fill) {
        return String.format(Locale.ROOT, "<path fill=\"%s\" d=\"M%s %sh%sv%sh-%sz\"/>", fill,
                plain(middle - width / 2), plain(middle - height / 2), plain(width), plain(height), plain(width));
    }

    static RawString bars(Symbol symbol, double width, double height, Arguments call) {
        var frame = new Frame(QUIET_BARS, 0, symbol.getWidth() + 2 * QUIET_BARS, symbol.getHeight());
        return svg(symbol, frame, new Size(width, height, alt(call)), "");
    }

    static double usualWidth(Symbol symbol) {
        return (symbol.getWidth() + 2 * QUIET_BARS) * MODULE_MM;
    }

    private record Frame(int left, int top, int width, int height) {}

    /** @param alt what the picture is, for those who hear the document */
    private record Size(double width, double height, String alt) {}

    /** A code for a payment, which is made of an object, is read by the bank alone. */
    private static String alt(Arguments call) {
        String kind = call.name().replace('_', ' ').toUpperCase(Locale.ROOT) + " code";
        if (call.value(0) instanceof Map) {
            return kind;
        }
        String content = call.text(0);
        return content.length() > LONGEST_READ ? kind : kind + " " + escaped(content);
    }

    /** Nothing in it can end the attribute. */
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

    private static RawString svg(Symbol symbol, Frame frame, Size size, String over) {
        var path = new StringBuilder();
        for (Rectangle dark : symbol.getRectangles()) {
            path.append(String.format(Locale.ROOT, "M%s %sh%sv%sh-%sz", plain(dark.x + frame.left()),
                    plain(dark.y + frame.top()), plain(dark.width), plain(dark.height + OVERLAP), plain(dark.width)));
        }
        return new RawString(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                + "role=\"img\" aria-label=\"%6$s\" alt=\"%6$s\" style=\"width:%1$smm;height:%2$smm;display:inline-block\" viewBox=\"0 0 %3$d %4$d\" "
                + "preserveAspectRatio=\"none\"><path fill=\"#fff\" d=\"M0 0h%3$dv%4$dh-%3$dz\"/>"
                + "<path fill=\"#000\" d=\"%5$s\"/>%7$s</svg>",
                plain(size.width()), plain(size.height()), frame.width(), frame.height(), path, size.alt(), over));
    }

    private static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.3f", number);
        return text.replaceAll("\\.?0+$", "");
    }
}
