package dev.pressroom.render.merge.chart;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** The numbers at axes and slices, as the reader's country writes them. */
final class Figures {
    private final Options options;
    private final String format;
    private final Locale locale;

    Figures(Options options) {
        this.options = options;
        this.format = options.text("format");
        this.locale = options.call().place().locale();
    }

    /** At an axis: as many decimals as its steps need. */
    String tick(double number, double step) {
        NumberFormat written = format();
        if (!(isPattern() || format.equals("compact"))) {
            int digits = decimals(format.equals("percent") ? step * 100 : step);
            written.setMinimumFractionDigits(digits);
            written.setMaximumFractionDigits(digits);
        }
        return written.format(number);
    }

    String value(double number) {
        return format().format(number);
    }

    String percent(double share) {
        return NumberFormat.getPercentInstance(locale).format(share);
    }

    private NumberFormat format() {
        NumberFormat written = switch (format) {
            case "" -> NumberFormat.getNumberInstance(locale);
            case "percent" -> NumberFormat.getPercentInstance(locale);
            case "compact" -> NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
            default -> isPattern() ? pattern() : money();
        };
        written.setRoundingMode(RoundingMode.HALF_UP);
        if (format.equals("compact")) {
            written.setMaximumFractionDigits(2);
        }
        return written;
    }

    private boolean isPattern() {
        return format.contains("0") || format.contains("#");
    }

    private NumberFormat pattern() {
        try {
            return new DecimalFormat(format, DecimalFormatSymbols.getInstance(locale));
        } catch (IllegalArgumentException e) {
            throw options.fault("does not understand the pattern '" + format + "'");
        }
    }

    private NumberFormat money() {
        try {
            NumberFormat money = NumberFormat.getCurrencyInstance(locale);
            money.setCurrency(Currency.getInstance(format));
            return money;
        } catch (IllegalArgumentException e) {
            throw options.fault("writes numbers as percent, compact, a currency such as EUR or a pattern such as #,##0,"
                    + " not '" + format + "'");
        }
    }

    private static int decimals(double step) {
        int digits = 0;
        double rest = step;
        while (digits < 12 && Math.abs(rest - Math.rint(rest)) > 1e-6) {
            rest *= 10;
            digits++;
        }
        return digits;
    }
}
