package dev.pressroom.render.merge.chart;

import io.quarkus.qute.RawString;

/** Bars beside each other or, stacked, upon each other. */
final class BarChart {
    private static final int MOST = 500;
    private static final double FILLED = 0.72;
    /** What figures beside the bars take of an axis. */
    private static final double ROOM = 1.12;

    private final Sheet sheet;
    private final ChartData data;
    private final boolean stacked;
    private final boolean lying;
    private final Axes axes;

    private BarChart(Options options) {
        data = ChartData.of(options, MOST);
        sheet = new Sheet(options, 160, 80);
        stacked = options.flag("stacked");
        lying = options.flag("horizontal");
        axes = new Axes(sheet, data, scale(), lying);
    }

    static RawString draw(Options options) {
        var chart = new BarChart(options);
        chart.sheet.title();
        chart.sheet.legend(chart.data.series().stream().map(ChartData.Series::name).toList());
        chart.axes.draw();
        for (int at = 0; at < chart.data.points(); at++) {
            chart.bars(at);
        }
        chart.axes.ground();
        return chart.sheet.done();
    }

    private Scale scale() {
        double low = 0;
        double high = 0;
        for (int at = 0; at < data.points(); at++) {
            double below = 0;
            double above = 0;
            for (int of = 0; of < data.series().size(); of++) {
                double value = data.value(of, at);
                below = value < 0 ? stacked ? below + value : Math.min(below, value) : below;
                above = value > 0 ? stacked ? above + value : Math.max(above, value) : above;
            }
            low = Math.min(low, below);
            high = Math.max(high, above);
        }
        var options = sheet.options;
        double room = figures() && !stacked ? ROOM : 1;
        var scale = Scale.over(low * room, high * room);
        return options.has("min") || options.has("max")
                ? scale.bounded(options.number("min", Double.NaN, -1e15, Math.min(0, low)),
                        options.number("max", Double.NaN, Math.max(high, 1e-12), 1e15))
                : scale;
    }

    private void bars(int at) {
        double thick = axes.slot() * FILLED / (stacked ? 1 : data.series().size());
        double start = axes.middle(at) - axes.slot() * FILLED / 2;
        double below = 0;
        double above = 0;
        for (int of = 0; of < data.series().size(); of++) {
            double value = data.value(of, at);
            if (Double.isNaN(value)) {
                continue;
            }
            double from = !stacked ? 0 : value < 0 ? below : above;
            bar(new Bar(start + (stacked ? 0 : of * thick), thick, from, from + value), of, value);
            below += value < 0 ? value : 0;
            above += value > 0 ? value : 0;
        }
    }

    private record Bar(double start, double thick, double from, double to) {}

    private void bar(Bar bar, int of, double value) {
        double one = axes.value(bar.from());
        double other = axes.value(bar.to());
        double low = Math.min(one, other);
        double length = Math.abs(one - other);
        String color = sheet.palette.color(of);
        if (lying) {
            sheet.svg.rectangle(low, bar.start(), length, bar.thick() * 0.96, color);
        } else {
            sheet.svg.rectangle(bar.start(), low, bar.thick() * 0.96, length, color);
        }
        if (figures()) {
            figure(bar, color, value);
        }
    }

    private boolean figures() {
        return sheet.options.has("show") && !sheet.options.text("show").equals("none");
    }

    /** Beside the end of a bar, in the middle of a part of one; left out where it does not fit. */
    private void figure(Bar bar, String color, double value) {
        String figure = sheet.figures.value(value);
        double across = bar.start() + bar.thick() / 2;
        double size = sheet.svg.fontSize();
        double room = lying ? bar.thick() : Math.abs(axes.value(bar.from()) - axes.value(bar.to()));
        double middle = (axes.value(bar.from()) + axes.value(bar.to())) / 2;
        if (stacked && room >= size) {
            sheet.svg.tinted(lying ? middle : across, (lying ? across : middle) + size * 0.35, figure,
                    Palette.inkOn(color));
        } else if (!stacked && lying) {
            boolean back = value < 0;
            sheet.svg.text(axes.value(value) + (back ? -3 : 3), across + size * 0.35, back ? "end" : "start", figure);
        } else if (!stacked) {
            sheet.svg.text(across, axes.value(value) + (value < 0 ? size : -2.5), "middle", figure);
        }
    }
}
