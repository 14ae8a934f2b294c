package dev.pressroom.dialect.pdfgorilla;

import java.math.BigInteger;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A job's id as PDF Gorilla's clients know it: {@code c} and the UUID as a number in base 36, of one length always. Pure. */
final class JobId {
    private static final int RADIX = 36;
    private static final int DIGITS = 25;
    private static final Pattern OURS = Pattern.compile("c[0-9a-z]{" + DIGITS + "}");
    private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private JobId() {}

    static String of(UUID id) {
        String digits = new BigInteger(id.toString().replace("-", ""), 16).toString(RADIX);
        return "c" + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Null for what is no id; a plain UUID is one too. */
    static @Nullable UUID parse(String text) {
        if (PLAIN.matcher(text).matches()) {
            return UUID.fromString(text.toLowerCase(Locale.ROOT));
        }
        if (!OURS.matcher(text).matches()) {
            return null;
        }
        var number = new BigInteger(text.substring(1), RADIX);
        return number.bitLength() > Long.SIZE * 2
                ? null
                : new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
    }
}
