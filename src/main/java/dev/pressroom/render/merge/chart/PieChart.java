package dev.pressroom.render.merge.chart;

import java.util.stream.IntStream;

import io.quarkus.qute.RawString;

/** Shares of a whole, clockwise from the top, with their names beside them. */
final class PieChart {
    private static final int MOST = 40;
    /** A smaller slice has no room for its figure. */
    private static final double LEGIBLE = 0.055;

    private final Sheet sheet;
    private final ChartData data;
    private final double hole;
    private final double sum;

    private PieChart(Options options, double hole) {
        this.sheet = new Sheet(options, 120, 60);
        this.data = ChartData.of(options, MOST);
        this.hole = hole;
        if (data.series().size() != 1) {
            throw options.fault("draws one series, not " + data.series().size());
        }
        IntStream.range(0, data.points()).filter(at -> data.value(0, at) < 0).findFirst().ifPresent(at -> {
            throw options.fault("has no slice for a negative number; number " + (at + 1) + " is " + data.value(0, at));
        });
        this.sum = IntStream.range(0, data.points()).mapToDouble(this::value).sum();
    }

    /** @param hole 0 for a pie, the share of the radius that is left out for a donut */
    static RawString draw(Options options, double hole) {
        var chart = new PieChart(options, hole);
        chart.sheet.title();
        chart.sheet.requireRoom();
        chart.draw();
        return chart.sheet.done();
    }

    private double value(int at) {
        double value = data.value(0, at);
        return Double.isNaN(value) ? 0 : value;
    }

    private void draw() {
        double radius = Math.min(sheet.height(), legend() ? sheet.width() * 0.6 : sheet.width()) / 2 - 1;
        double x = sheet.left + radius + 1;
        double y = (sheet.top + sheet.bottom) / 2;
        if (sum <= 0) {
            sheet.svg.circle(x, y, radius, Palette.GRID);
        }
        double from = 0;
        for (int at = 0; at < data.points() && sum > 0; at++) {
            double share = value(at) / sum;
            slice(new Circle(x, y, radius), at, from, share);
            from += share;
        }
        if (hole > 0) {
            sheet.svg.circle(x, y, radius * hole, "#fff");
        }
        names(x + radius + sheet.svg.fontSize() * 1.5);
    }

    private boolean legend() {
        return data.labelled() && !sheet.options.text("legend").equals("none");
    }

    private record Circle(double x, double y, double radius) {
        /** @param turn 0 at the top, 0.25 at the right */
        String at(double turn) {
            double angle = 2 * Math.PI * turn;
            return Svg.plain(x + radius * Math.sin(angle)) + " " + Svg.plain(y - radius * Math.cos(angle));
        }
    }

    private void slice(Circle circle, int at, double from, double share) {
        String color = sheet.palette.color(at);
        String radius = Svg.plain(circle.radius());
        if (share > 0.9999) {
            sheet.svg.circle(circle.x(), circle.y(), circle.radius(), color);
        } else if (share > 0) {
            sheet.svg.fill("M" + Svg.plain(circle.x()) + " " + Svg.plain(circle.y()) + "L" + circle.at(from) + "A"
                    + radius + " " + radius + " 0 " + (share > 0.5 ? 1 : 0) + " 1 " + circle.at(from + share) + "z",
                    color);
        }
        String show = sheet.options.text("show");
        if (share >= LEGIBLE && !show.equals("none")) {
            double out = circle.radius() * (1 + hole) / (hole > 0 ? 2 : 1.5);
            double angle = 2 * Math.PI * (from + share / 2);
            sheet.svg.tinted(circle.x() + out * Math.sin(angle),
                    circle.y() - out * Math.cos(angle) + sheet.svg.fontSize() * 0.35,
                    show.equals("values") ? sheet.figures.value(value(at)) : sheet.figures.percent(share),
                    Palette.inkOn(color));
        }
    }

    private void names(double x) {
        if (!legend()) {
            return;
        }
        double box = sheet.svg.fontSize() * 0.8;
        double line = Math.min(sheet.line() * 1.2, sheet.height() / data.points());
        double y = (sheet.top + sheet.bottom) / 2 - line * data.points() / 2;
        for (int at = 0; at < data.points(); at++) {
            double middle = y + line * (at + 0.5);
            sheet.svg.rectangle(x, middle - box / 2, box, box, sheet.palette.color(at));
            sheet.svg.text(x + box + 4, middle + sheet.svg.fontSize() * 0.35, "start",
                    Sheet.shortened(data.labels().get(at)));
        }
    }
}
