package dev.pressroom.render.merge.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;

/** Numbers with a unit, and numbers as words. */
final class Measures {
    private static final MeasureUnit[] BYTES = {MeasureUnit.BYTE, MeasureUnit.KILOBYTE, MeasureUnit.MEGABYTE,
            MeasureUnit.GIGABYTE, MeasureUnit.TERABYTE};
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    /** Beyond this a number is a page of words. */
    private static final BigDecimal MOST_IN_WORDS = new BigDecimal("999999999999999");

    private Measures() {}

    /** {@code unit(12.5, 'kilogram')}, {@code unit(x, 'kilometer-per-hour', 'long')}, each with a locale behind. */
    static String unit(Arguments call) {
        call.between(2, 4);
        boolean styled = !call.missing(2) && call.text(2).matches("long|short|narrow");
        UnitWidth width = switch (styled ? call.text(2) : "short") {
            case "long" -> UnitWidth.FULL_NAME;
            case "narrow" -> UnitWidth.NARROW;
            default -> UnitWidth.SHORT;
        };
        return written(call.number(0), unit(call, call.text(1)), width, locale(call, styled ? 3 : 2));
    }

    private static MeasureUnit unit(Arguments call, String name) {
        try {
            return MeasureUnit.forIdentifier(name);
        } catch (IllegalArgumentException e) {
            throw call.fault("knows no unit '" + name + "'; units are such as kilogram, liter, kilometer-per-hour");
        }
    }

    /** {@code bytes(1500000)}: 1.5 MB, in steps of a thousand. */
    static String bytes(Arguments call) {
        BigDecimal size = call.between(1, 2).number(0);
        int step = 0;
        while (size.abs().compareTo(THOUSAND) >= 0 && step < BYTES.length - 1) {
            size = size.divide(THOUSAND, MathContext.DECIMAL64);
            step++;
        }
        return written(size.setScale(step == 0 ? 0 : 1, RoundingMode.HALF_UP), BYTES[step], UnitWidth.SHORT,
                locale(call, 1));
    }

    private static String written(BigDecimal number, MeasureUnit unit, UnitWidth width, Locale locale) {
        return NumberFormatter.withLocale(locale).unit(unit).unitWidth(width).precision(Precision.maxFraction(3))
                .roundingMode(RoundingMode.HALF_UP).format(number).toString();
    }

    /** {@code words(1250)}: one thousand two hundred fifty. */
    static String words(Arguments call) {
        BigDecimal number = call.between(1, 2).number(0);
        if (number.abs().compareTo(MOST_IN_WORDS) > 0 || number.scale() > 6) {
            throw call.fault("writes numbers below a thousand billions with six decimals, not " + number);
        }
        var format = new RuleBasedNumberFormat(ULocale.forLocale(locale(call, 1)), RuleBasedNumberFormat.SPELLOUT);
        String words = number.stripTrailingZeros().scale() > 0
                ? format.format(number.doubleValue())
                : format.format(number.longValue());
        return words.replace("\u00AD", "");
    }

    private static Locale locale(Arguments call, int index) {
        return call.place().with(call, index).locale();
    }
}
