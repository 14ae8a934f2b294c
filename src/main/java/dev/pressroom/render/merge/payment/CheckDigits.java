package dev.pressroom.render.merge.payment;

import java.math.BigInteger;

/** The sums that tell a mistyped account or reference from a right one. */
final class CheckDigits {
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int[] CARRY = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

    private CheckDigits() {}

    /** ISO 13616 and ISO 11649: the first four characters behind the others, letters as two digits, remainder 1. */
    static boolean areIso(String text) {
        if (!text.matches("[A-Z0-9]{2}[0-9]{2}[A-Z0-9]{1,30}")) {
            return false;
        }
        var digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4)).chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue() == 1;
    }

    /** Swiss QR references: modulo 10, recursive; the last digit is the check. */
    static boolean areSwiss(String digits) {
        int carry = 0;
        for (int at = 0; at < digits.length() - 1; at++) {
            carry = CARRY[(carry + digits.charAt(at) - '0') % 10];
        }
        return digits.charAt(digits.length() - 1) - '0' == (10 - carry) % 10;
    }
}
