package dev.pressroom.render.merge.chart;

import java.util.stream.DoubleStream;

import io.quarkus.qute.RawString;

/** Lines over labels, and a line alone: a sparkline. */
final class LineChart {
    private static final int MOST = 5_000;

    private LineChart() {}

    static RawString draw(Options options) {
        ChartData data = ChartData.of(options, MOST);
        var sheet = new Sheet(options, 160, 80);
        var axes = new Axes(sheet, data, scale(data, options, true), false);
        sheet.title();
        sheet.legend(data.series().stream().map(ChartData.Series::name).toList());
        axes.draw();
        axes.ground();
        lines(data, sheet, axes);
        return sheet.done();
    }

    /** As wide as a word, without axes; its last point has a dot. */
    static RawString sparkline(Options options) {
        ChartData data = ChartData.of(options, MOST);
        var sheet = new Sheet(options, 25, 6);
        double edge = 2;
        sheet.left += edge;
        sheet.top += edge;
        sheet.right -= edge;
        sheet.bottom -= edge;
        if (data.points() > 0) {
            lines(data, sheet, new Axes(sheet, data, scale(data, options, false), false));
        }
        return sheet.done();
    }

    /** From nothing where the numbers come near it; a line far above would else be flat. */
    private static Scale scale(ChartData data, Options options, boolean round) {
        double low = numbers(data).min().orElse(0);
        double high = numbers(data).max().orElse(1);
        if (!round) {
            return low == high ? new Scale(low - 1, high + 1, 1) : new Scale(low, high, high - low);
        }
        double from = low > 0 && low < high * 0.6 ? 0 : low;
        double to = high < 0 && high > low * 0.6 ? 0 : high;
        var scale = Scale.over(from, to);
        return options.has("min") || options.has("max")
                ? scale.bounded(options.number("min", Double.NaN, -1e15, low),
                        options.number("max", Double.NaN, Math.max(high, low + 1e-9), 1e15))
                : scale;
    }

    private static DoubleStream numbers(ChartData data) {
        return data.series().stream().flatMap(series -> series.values().stream()).mapToDouble(Double::doubleValue)
                .filter(number -> !Double.isNaN(number));
    }

    private static void lines(ChartData data, Sheet sheet, Axes axes) {
        boolean spark = sheet.options.call().name().equals("sparkline");
        for (int of = 0; of < data.series().size(); of++) {
            String color = sheet.palette.color(of);
            var path = new StringBuilder();
            int last = -1;
            for (int at = 0; at < data.points(); at++) {
                double value = data.value(of, at);
                if (Double.isNaN(value)) {
                    continue;
                }
                path.append(last >= 0 && last == at - 1 ? 'L' : 'M').append(Svg.plain(axes.middle(at))).append(' ')
                        .append(Svg.plain(axes.value(value)));
                point(sheet, axes, new Point(at, value, color));
                last = at;
            }
            if (last >= 0) {
                sheet.svg.stroke(path, color, spark ? 1 : 1.6);
                end(data, sheet, axes, new Point(last, data.value(of, last), color));
            }
        }
    }

    private record Point(int at, double value, String color) {}

    private static void point(Sheet sheet, Axes axes, Point point) {
        double x = axes.middle(point.at());
        double y = axes.value(point.value());
        if (sheet.options.flag("points")) {
            sheet.svg.circle(x, y, 2.2, point.color());
        }
        if (sheet.options.has("show") && !sheet.options.text("show").equals("none")) {
            sheet.svg.text(x, y - 5, "middle", sheet.figures.value(point.value()));
        }
    }

    /** A line of one point alone would draw nothing. */
    private static void end(ChartData data, Sheet sheet, Axes axes, Point point) {
        boolean spark = sheet.options.call().name().equals("sparkline");
        if (spark || data.points() == 1) {
            sheet.svg.circle(axes.middle(point.at()), axes.value(point.value()), spark ? 1.4 : 2.2, point.color());
        }
    }
}
