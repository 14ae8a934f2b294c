package dev.pressroom.render.merge.chart;

import java.util.Locale;

import io.quarkus.qute.RawString;

/** An SVG being drawn, in points; texts are escaped here and nowhere else. */
final class Svg {
    private static final double MM = 72 / 25.4;

    private final StringBuilder content = new StringBuilder();
    private final double fontSize;

    Svg(double fontSize) {
        this.fontSize = fontSize;
    }

    static double points(double millimetres) {
        return millimetres * MM;
    }

    double fontSize() {
        return fontSize;
    }

    /** Narrow and wide letters as they fall on average; signs of East Asia are as wide as high. */
    double widthOf(String text) {
        return fontSize
                * text.codePoints().mapToDouble(c -> c >= 0x2E80 ? 1 : c < 0x3A && c > 0x2F ? 0.57 : 0.54).sum();
    }

    void rectangle(double x, double y, double width, double height, String fill) {
        append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>", x, y, width, height, fill);
    }

    void circle(double x, double y, double radius, String fill) {
        append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>", x, y, radius, fill);
    }

    void line(double x1, double y1, double x2, double y2, String stroke) {
        append("<path d=\"M%s %sL%s %s\" stroke=\"%s\" stroke-width=\"0.6\" fill=\"none\"/>", x1, y1, x2, y2, stroke);
    }

    void stroke(CharSequence path, String stroke, double width) {
        append("<path d=\"%s\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\" stroke-linecap=\"round\" "
                + "fill=\"none\"/>", path, stroke, width);
    }

    void fill(CharSequence path, String fill) {
        append("<path d=\"%s\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"0.8\" stroke-linejoin=\"round\"/>", path,
                fill);
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    void text(double x, double y, String anchor, String text) {
        styled(x, y, anchor, text, "fill=\"" + Palette.INK + "\"");
    }

    void title(double x, double y, String text) {
        styled(x, y, "start", text, "fill=\"" + Palette.INK + "\" font-weight=\"bold\" font-size=\""
                + plain(fontSize * 1.25) + "\"");
    }

    void faint(double x, double y, String anchor, String text) {
        styled(x, y, anchor, text, "fill=\"" + Palette.FAINT + "\"");
    }

    void slanted(double x, double y, String text) {
        styled(x, y, "end", text, String.format(Locale.ROOT, "fill=\"%s\" transform=\"rotate(-45 %s %s)\"",
                Palette.INK, plain(x), plain(y)));
    }

    void tinted(double x, double y, String text, String fill) {
        styled(x, y, "middle", text, "fill=\"" + fill + "\"");
    }

    private void styled(double x, double y, String anchor, String text, String style) {
        append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" %s>%s</text>", x, y, anchor, style, escaped(text));
    }

    private void append(String format, Object... values) {
        for (int at = 0; at < values.length; at++) {
            values[at] = values[at] instanceof Double number ? plain(number) : values[at];
        }
        content.append(String.format(Locale.ROOT, format, values));
    }

    static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.2f", number);
        return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
    }

    /** @param alt what the picture shows, for those who hear the document */
    RawString done(double width, double height, String alt, String font) {
        String said = escaped(alt);
        return new RawString("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" + said + "\" alt=\""
                + said + "\" style=\"width:" + plain(width) + "mm;height:" + plain(height)
                + "mm;display:inline-block\" viewBox=\"0 0 " + plain(points(width)) + " " + plain(points(height))
                + "\" font-family=\"" + escaped(font) + "\" font-size=\"" + plain(fontSize) + "\"><title>" + said
                + "</title>" + content + "</svg>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", " ");
    }
}
