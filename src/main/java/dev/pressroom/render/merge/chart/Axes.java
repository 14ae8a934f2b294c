package dev.pressroom.render.merge.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Two axes, numbers on one and labels on the other; lying down they change places. */
final class Axes {
    private static final double GAP = 4;

    private final Sheet sheet;
    private final ChartData data;
    private final Scale scale;
    private final boolean lying;

    Axes(Sheet sheet, ChartData data, Scale scale, boolean lying) {
        this.sheet = sheet;
        this.data = data;
        this.scale = scale;
        this.lying = lying;
    }

    /** Takes its room from the sheet and draws all but the data. */
    void draw() {
        axisTitles();
        sheet.right -= GAP;
        if (lying) {
            sheet.left += widest(data.labels(), sheet.width() / 2.5) + (data.labelled() ? GAP : 0);
            sheet.bottom -= sheet.line() + GAP;
            sheet.right -= widest(List.of(tick(scale.to())), 200) / 2;
        } else {
            sheet.left += widest(scale.ticks().stream().map(this::tick).toList(), sheet.width() / 2) + GAP;
            sheet.top += sheet.svg.fontSize() / 2;
            sheet.bottom -= roomBelow();
        }
        sheet.requireRoom();
        scale.ticks().forEach(this::tickMark);
        labels();
    }

    /** The ground line, over the bars. */
    void ground() {
        double zero = value(Math.clamp(0, scale.from(), scale.to()));
        if (lying) {
            sheet.svg.line(zero, sheet.top, zero, sheet.bottom, Palette.FAINT);
        } else {
            sheet.svg.line(sheet.left, zero, sheet.right, zero, Palette.FAINT);
        }
    }

    private void axisTitles() {
        String above = sheet.options.text(lying ? "xTitle" : "yTitle");
        String below = sheet.options.text(lying ? "yTitle" : "xTitle");
        if (!above.isEmpty()) {
            sheet.svg.faint(sheet.left, sheet.top + sheet.svg.fontSize(), "start", above);
            sheet.top += sheet.line() + GAP;
        }
        if (!below.isEmpty()) {
            sheet.svg.faint((sheet.left + sheet.right) / 2, sheet.bottom - sheet.svg.fontSize() * 0.3, "middle", below);
            sheet.bottom -= sheet.line();
        }
    }

    private double widest(List<String> texts, double most) {
        ToDoubleFunction<String> width = text -> sheet.svg.widthOf(Sheet.shortened(text));
        return Math.min(most, texts.stream().mapToDouble(width).max().orElse(0));
    }

    private String tick(double number) {
        return sheet.figures.tick(number, scale.step());
    }

    private void tickMark(double number) {
        double at = value(number);
        double lower = sheet.svg.fontSize() * 0.35;
        boolean grid = !sheet.options.text("grid").equals("none");
        if (lying) {
            sheet.svg.line(at, grid ? sheet.top : sheet.bottom - GAP / 2, at, sheet.bottom, Palette.GRID);
            sheet.svg.faint(at, sheet.bottom + sheet.line(), "middle", tick(number));
        } else {
            sheet.svg.line(grid ? sheet.left : sheet.left - GAP / 2, at, grid ? sheet.right : sheet.left, at,
                    Palette.GRID);
            sheet.svg.faint(sheet.left - GAP, at + lower, "end", tick(number));
        }
    }

    private boolean slanted() {
        return !lying && widest(data.labels(), 1_000) + GAP > slot() * every() && sheet.svg.fontSize() * 30 > slot();
    }

    /** Only so many labels as stand beside each other without touching. */
    private int every() {
        double least = lying || widest(data.labels(), 1_000) + GAP > slot() ? sheet.line() : 0;
        return (int) Math.max(1, Math.ceil(least / slot()));
    }

    private double roomBelow() {
        if (!data.labelled()) {
            return GAP;
        }
        return slanted() ? widest(data.labels(), sheet.height() / 2) * 0.72 + sheet.line() : sheet.line() + GAP;
    }

    private void labels() {
        boolean slanted = slanted();
        int every = every();
        for (int at = 0; at < data.points(); at += every) {
            String label = Sheet.shortened(data.labels().get(at));
            if (lying) {
                sheet.svg.text(sheet.left - GAP, middle(at) + sheet.svg.fontSize() * 0.35, "end", label);
            } else if (slanted) {
                sheet.svg.slanted(middle(at) + sheet.svg.fontSize() * 0.3, sheet.bottom + sheet.svg.fontSize(), label);
            } else {
                sheet.svg.text(middle(at), sheet.bottom + sheet.line(), "middle", label);
            }
        }
    }

    /** The room of one label, in points. */
    double slot() {
        return (lying ? sheet.height() : sheet.width()) / Math.max(1, data.points());
    }

    double middle(int at) {
        return (lying ? sheet.top : sheet.left) + slot() * (at + 0.5);
    }

    double value(double number) {
        double share = scale.share(number);
        return lying ? sheet.left + share * sheet.width() : sheet.bottom - share * sheet.height();
    }
}
