package dev.pressroom.dataset;

import java.util.regex.Pattern;

import dev.pressroom.problem.Problem;

/** What datasets and records may be called: whatever can stand in a URL without being escaped, and blanks between the words of a dataset. */
public final class Names {
    private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,126}[A-Za-z0-9._-])?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._~:@+=-]{0,254}");

    private Names() {}

    /** @param pointer to the field that names it */
    public static void requireDataset(String name, String pointer) {
        if (!DATASET.matcher(name).matches()) {
            throw new Problem.Invalid(pointer,
                    "A dataset's name has 1 to 128 of the characters A-Z, a-z, 0-9, '.', '_' and '-' and blanks within,"
                            + " and begins with a letter or digit.");
        }
    }

    /** False for text that no record is called. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** @param pointer to the field that has it */
    public static void requireKey(String key, String pointer) {
        if (!isKey(key)) {
            throw new Problem.Invalid(pointer,
                    "A record's key has 1 to 255 of the characters A-Z, a-z, 0-9, '.', '_', '~', ':', '@', '+', '=' and"
                            + " '-', and begins with a letter, a digit or '_'.");
        }
    }
}
