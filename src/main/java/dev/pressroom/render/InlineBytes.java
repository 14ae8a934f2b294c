package dev.pressroom.render;

import java.util.Locale;

/** How much a {@code data:} URL holds, without decoding it. */
public final class InlineBytes {
    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";

    private InlineBytes() {}

    public static boolean isInline(String url) {
        return url.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Bytes of what it holds in Base64; 0 of any other text. */
    public static long of(String text) {
        int comma = text.indexOf(',');
        if (comma < 0 || !isInline(text) || !text.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(BASE64)) {
            return 0;
        }
        long letters = text.chars().skip(comma + 1L).filter(letter -> letter != '=' && !Character.isWhitespace(letter))
                .count();
        return letters * 3 / 4;
    }
}
