package dev.pressroom.render.merge.function;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of the data, exact and of a size that can be printed. */
public final class Numbers {
    /** Beyond this a number is only a trap: 1e999999999 is short to write and long to print. */
    public static final int DIGITS = 400;

    private Numbers() {}

    public static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger whole -> new BigDecimal(whole);
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            default -> new BigDecimal(number.toString());
        };
    }

    /** @throws MergeFault where the number has too many digits */
    public static BigDecimal sane(BigDecimal number) {
        if (number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS) {
            throw new MergeFault("a number has more than " + DIGITS + " digits");
        }
        return number;
    }
}
