package dev.pressroom.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that gives a download its name, RFC 6266 with the UTF-8 form of RFC 8187 and a plain fallback beside it. */
public final class ContentDisposition {
    private ContentDisposition() {}

    public static String attachment(String filename) {
        String plain = filename.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
