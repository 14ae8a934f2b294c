package dev.pressroom.render.layout.fence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs that a piece of CSS names, as far as they stand there literally. */
final class CssUrls {
    private static final Pattern URL = Pattern.compile(
            "url\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*))\\s*\\)|@import\\s+(?:\"([^\"]*)\"|'([^']*)')",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);

    private CssUrls() {}

    /** @param offset where in the text its {@code url(} or {@code @import} begins */
    record Found(String url, int offset) {}

    static List<Found> found(String css) {
        var found = new ArrayList<Found>();
        Matcher urls = URL.matcher(css);
        while (urls.find()) {
            for (int group = 1; group <= urls.groupCount(); group++) {
                String url = urls.group(group);
                if (url != null && !url.isBlank()) {
                    found.add(new Found(url.strip(), urls.start()));
                }
            }
        }
        return found;
    }

    /** {@code \68ttp} is http. */
    static String unescaped(String css) {
        return css.indexOf('\\') < 0
                ? css
                : ESCAPE.matcher(css).replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null ? escape.group(2) : character(Integer.parseInt(escape.group(1), 16))));
    }

    private static String character(int codePoint) {
        return codePoint == 0 || !Character.isValidCodePoint(codePoint) ? "" : Character.toString(codePoint);
    }

    static List<String> in(String css) {
        return css.indexOf('(') < 0 && css.indexOf('@') < 0 ? List.of() : found(css).stream().map(Found::url).toList();
    }
}
