package dev.pressroom.render.merge.chart;

import java.util.ArrayList;
import java.util.List;

/** An axis of numbers that ends on round ones. */
record Scale(double from, double to, double step) {
    private static final int STEPS = 5;

    /** @param low the lowest number to show; what is flat or empty is given some room */
    static Scale over(double low, double high) {
        double from = Double.isNaN(low) ? 0 : low;
        double to = Double.isNaN(high) ? 1 : high;
        double size = Math.max(Math.abs(from), Math.abs(to));
        if (to - from <= size * 1e-9) {
            to = from + (size == 0 ? 1 : size / 2);
        }
        double step = round((to - from) / STEPS);
        return new Scale(Math.floor(from / step + 1e-9) * step, Math.ceil(to / step - 1e-9) * step, step);
    }

    /** The next of 1, 2, 2.5, 5 and 10, times a power of ten. */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double digit = step / power;
        double nice = digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 2.5 ? 2.5 : digit <= 5 ? 5 : 10;
        return nice * power;
    }

    /** Fixed ends, where the author names them. */
    Scale bounded(double low, double high) {
        double from = Double.isNaN(low) ? from() : low;
        double to = Double.isNaN(high) ? to() : high;
        return new Scale(from, to, round((to - from) / STEPS));
    }

    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        double first = Math.ceil(from / step - 1e-9);
        for (int at = 0; at <= 2 * STEPS + 1 && (first + at) * step <= to + step * 1e-9; at++) {
            ticks.add((first + at) * step + 0.0);
        }
        return ticks;
    }

    /** Where the number stands, 0 at the start and 1 at the end; what is outside stands on the edge. */
    double share(double number) {
        return Math.clamp((number - from) / (to - from), 0, 1);
    }
}
