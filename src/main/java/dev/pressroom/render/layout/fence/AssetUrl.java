package dev.pressroom.render.layout.fence;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a template may mean by a URL: {@code data:}, an asset by name, or something that it may not reach. */
public final class AssetUrl {
    private static final String ASSET = "asset:";
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*", Pattern.DOTALL);

    private AssetUrl() {}

    /** True for every scheme but {@code data:} and {@code asset:}, and for URLs that name a host. */
    public static boolean forbidden(String url) {
        String bare = bare(url);
        if (isData(bare) || isAsset(bare)) {
            return false;
        }
        return bare.startsWith("//") || bare.startsWith("\\") || bare.startsWith("/\\")
                || SCHEME.matcher(bare).matches();
    }

    public static boolean isData(String url) {
        return bare(url).regionMatches(true, 0, "data:", 0, 5);
    }

    static boolean isAsset(String url) {
        return bare(url).regionMatches(true, 0, ASSET, 0, ASSET.length());
    }

    /** {@code ./images/logo.png?v=2}, {@code asset:logo.png} and {@code /logo.png} as the one form the engine sees. */
    public static String canonical(String url) {
        return ASSET + URLEncoder.encode(name(url), StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String name(String url) {
        String bare = bare(url);
        String path = isAsset(bare) ? bare.substring(ASSET.length()) : bare;
        int end = path.length();
        for (char mark : new char[]{'?', '#'}) {
            int at = path.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return decoded(path.substring(0, end).replaceFirst("^(\\.?/)+", ""));
    }

    /** As a client may hear it: no path, no query. */
    static String described(String url) {
        String bare = bare(url);
        int colon = bare.indexOf(':');
        return bare.startsWith("//") || colon < 0
                ? "a URL with a host"
                : bare.substring(0, colon).toLowerCase(Locale.ROOT) + ":";
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path; // a stray percent sign is part of the name
        }
    }

    /** Browsers drop control characters and white space around and line breaks within; so must a check. */
    private static String bare(String url) {
        return url.strip().replaceAll("[\\x00-\\x1f\\x7f]", "");
    }
}
