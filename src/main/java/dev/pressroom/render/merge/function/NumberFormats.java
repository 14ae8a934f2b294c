package dev.pressroom.render.merge.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Numbers and money; rounded half up, as trade does. */
final class NumberFormats {
    private static final int PATTERN_CHARS = 100;

    private NumberFormats() {}

    /** {@code number(x)}, {@code number(x, '#,##0.0')}, {@code number(x, 2)}, each with a locale behind. */
    static String number(Arguments call) {
        call.between(1, 3);
        if (call.count() > 1 && call.value(1) instanceof Integer digits) {
            return written(call, fixed(call, NumberFormat.getNumberInstance(locale(call, 2)), digits));
        }
        if (call.count() == 2 && !isPattern(call.text(1))) {
            return written(call, NumberFormat.getNumberInstance(locale(call, 1)));
        }
        return written(call, call.missing(1) ? NumberFormat.getNumberInstance(locale(call, 2)) : pattern(call));
    }

    /** {@code percent(0.19)}, {@code percent(x, digits)}, each with a locale behind. */
    static String percent(Arguments call) {
        call.between(1, 3);
        if (call.count() > 1 && call.value(1) instanceof Integer digits) {
            return written(call, fixed(call, NumberFormat.getPercentInstance(locale(call, 2)), digits));
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale(call, 1));
        format.setMaximumFractionDigits(2);
        return written(call, format);
    }

    /** {@code money(amount, 'EUR')} with a locale behind. */
    static String money(Arguments call) {
        call.between(2, 3);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale(call, 2));
        Currency currency = currency(call);
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return written(call, format);
    }

    /** As the language writes it, with all its decimals up to three. */
    static String plain(Locale locale, BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private static Currency currency(Arguments call) {
        try {
            return Currency.getInstance(call.text(1));
        } catch (IllegalArgumentException e) {
            throw call.fault("needs a currency code such as EUR, not " + Arguments.described(call.value(1)));
        }
    }

    private static NumberFormat fixed(Arguments call, NumberFormat format, int digits) {
        if (digits < 0 || digits > 20) {
            throw call.fault("writes 0 to 20 decimals, not " + digits);
        }
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }

    private static boolean isPattern(String text) {
        return text.contains("0") || text.contains("#");
    }

    private static NumberFormat pattern(Arguments call) {
        String pattern = call.text(1);
        if (pattern.length() > PATTERN_CHARS) {
            throw call.fault("takes patterns of at most " + PATTERN_CHARS + " characters");
        }
        try {
            return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale(call, 2)));
        } catch (IllegalArgumentException e) {
            throw call.fault("does not understand the pattern '" + pattern + "'");
        }
    }

    private static Locale locale(Arguments call, int index) {
        return call.place().with(call, index).locale();
    }

    private static String written(Arguments call, NumberFormat format) {
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(call.number(0));
    }
}
