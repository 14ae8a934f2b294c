package dev.pressroom.render.finish.signature;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CSS lengths outside of CSS. */
public final class Length {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,4})?)(mm|cm|in|pt|px|pc)");
    private static final Map<String, Double> POINTS = Map.of("mm", 72 / 25.4, "cm", 72 / 2.54, "in", 72d, "pt", 1d,
            "px", 0.75, "pc", 12d);

    private Length() {}

    /** True for what {@link #points} can read: {@code 20mm}, {@code 1.5in}, {@code 0}. */
    public static boolean isLength(String text) {
        return text.equals("0") || LENGTH.matcher(text).matches();
    }

    /** @throws IllegalArgumentException for what is no length */
    public static float points(String text) {
        Matcher length = LENGTH.matcher(text);
        if (text.equals("0")) {
            return 0;
        }
        if (!length.matches()) {
            throw new IllegalArgumentException("no length: " + text);
        }
        return (float) (Double.parseDouble(length.group(1)) * POINTS.getOrDefault(length.group(2), 1d));
    }
}
