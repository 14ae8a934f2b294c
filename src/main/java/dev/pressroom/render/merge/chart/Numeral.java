package dev.pressroom.render.merge.chart;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.merge.function.Arguments;
import dev.pressroom.render.merge.function.Numbers;

/** A number that can be drawn: beyond a thousand billions pictures lie, and sums of such numbers overflow. */
final class Numeral {
    private static final double LARGEST = 1e15;
    /** Nothing that a picture could show; logarithms of smaller numbers lead nowhere. */
    private static final double SMALLEST = 1e-12;

    private Numeral() {}

    static double of(Arguments call, String where, @Nullable Object value) {
        double number = parsed(call, where, value).doubleValue();
        if (!(Math.abs(number) <= LARGEST)) {
            throw call.fault("draws numbers up to 1e15; " + where + " is " + Arguments.described(value));
        }
        return Math.abs(number) < SMALLEST ? 0 : number;
    }

    private static BigDecimal parsed(Arguments call, String where, @Nullable Object value) {
        try {
            if (value instanceof Number number) {
                return Numbers.exact(number);
            }
            if (value instanceof String text) {
                return new BigDecimal(text.strip());
            }
        } catch (NumberFormatException e) {
            throw notANumber(call, where, value);
        }
        throw notANumber(call, where, value);
    }

    private static RuntimeException notANumber(Arguments call, String where, @Nullable Object value) {
        return call.fault("needs numbers; " + where + " is " + Arguments.described(value));
    }
}
