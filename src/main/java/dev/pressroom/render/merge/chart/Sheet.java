package dev.pressroom.render.merge.chart;

import java.util.List;
import java.util.Locale;

import io.quarkus.qute.RawString;

/** The paper that a chart is drawn on: its size, its title, its legend, and the room that they leave. */
final class Sheet {
    private static final double GAP = 4;
    private static final int LABEL_CHARS = 40;

    final Options options;
    final Palette palette;
    final Figures figures;
    final Svg svg;
    private final double widthMm;
    private final double heightMm;
    double left;
    double top;
    double right;
    double bottom;

    Sheet(Options options, double width, double height) {
        this.options = options;
        this.palette = Palette.of(options);
        this.figures = new Figures(options);
        this.svg = new Svg(options.number("fontSize", 8, 3, 40));
        widthMm = options.number("width", width, 5, 500);
        heightMm = options.number("height", height, 3, 500);
        right = Svg.points(widthMm);
        bottom = Svg.points(heightMm);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double line() {
        return svg.fontSize() * 1.35;
    }

    void title() {
        String title = options.text("title");
        if (!title.isEmpty()) {
            svg.title(left, top + svg.fontSize() * 1.25, title);
            top += line() * 1.25 + GAP;
        }
    }

    /** A row of names below the title, as many lines as it takes. */
    void legend(List<String> names) {
        if (options.text("legend").equals("none") || names.stream().allMatch(String::isBlank)) {
            return;
        }
        double box = svg.fontSize() * 0.8;
        double x = left;
        for (int at = 0; at < names.size(); at++) {
            String name = shortened(names.get(at));
            double wide = box + GAP + svg.widthOf(name) + svg.fontSize() * 1.5;
            if (x > left && x + wide > right) {
                x = left;
                top += line();
            }
            svg.rectangle(x, top + line() / 2 - box / 2, box, box, palette.color(at));
            svg.text(x + box + GAP, top + line() / 2 + svg.fontSize() * 0.35, "start", name);
            x += wide;
        }
        top += line() + GAP;
    }

    static String shortened(String text) {
        return text.length() <= LABEL_CHARS ? text : text.substring(0, LABEL_CHARS - 1) + "…";
    }

    /** @throws dev.pressroom.render.merge.function.MergeFault where title, legend and labels leave nothing for the chart itself */
    void requireRoom() {
        if (width() < svg.fontSize() || height() < svg.fontSize()) {
            throw options.fault("has no room left at " + Svg.plain(widthMm) + " × " + Svg.plain(heightMm)
                    + " mm; make it larger or its font smaller");
        }
    }

    RawString done() {
        String title = options.text("title");
        String alt = options.has("alt") ? options.text("alt") : title;
        String font = options.has("font") ? options.text("font").replaceAll("[^\\p{L}\\p{N} -]", "") : "sans-serif";
        return svg.done(widthMm, heightMm, alt.isBlank() ? kind() : alt, font);
    }

    private String kind() {
        String name = options.call().name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " chart";
    }
}
