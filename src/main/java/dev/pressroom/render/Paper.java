package dev.pressroom.render;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The page sizes and margins that {@link PageOptions} may name. */
public final class Paper {
    private static final String LENGTH = "\\d{1,4}(\\.\\d{1,4})?(mm|cm|in|pt|px|pc)";
    private static final Map<String, String> NAMED = named();
    private static final Pattern SIZE = Pattern.compile(LENGTH + " " + LENGTH);
    private static final Pattern MARGIN = Pattern.compile("(" + LENGTH + "|0)( (" + LENGTH + "|0)){0,3}");

    private Paper() {}

    /** True for A0 to A10, B0 to B10, Letter, Legal, Ledger and Tabloid, in any case, and for two CSS lengths. */
    public static boolean isSize(String size) {
        return NAMED.containsKey(size.toLowerCase(Locale.ROOT)) || SIZE.matcher(size).matches();
    }

    /** True for one to four CSS lengths. */
    public static boolean isMargin(String margin) {
        return MARGIN.matcher(margin).matches();
    }

    /** Width and height as CSS lengths; the layout engine itself knows but eight names. */
    public static String lengths(String size) {
        return NAMED.getOrDefault(size.toLowerCase(Locale.ROOT), size);
    }

    private static Map<String, String> named() {
        var named = new HashMap<>(
                Map.of("letter", "8.5in 11in", "legal", "8.5in 14in", "ledger", "11in 17in", "tabloid",
                        "11in 17in"));
        addSeries(named, "a", 841, 1189);
        addSeries(named, "b", 1000, 1414);
        return Map.copyOf(named);
    }

    /** ISO 216: each paper is the one before, halved. */
    private static void addSeries(Map<String, String> named, String letter, int width, int height) {
        int narrow = width;
        int wide = height;
        for (int number = 0; number <= 10; number++) {
            named.put(letter + number, narrow + "mm " + wide + "mm");
            int half = wide / 2;
            wide = narrow;
            narrow = half;
        }
    }
}
