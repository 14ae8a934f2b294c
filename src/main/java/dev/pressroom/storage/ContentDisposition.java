package dev.pressroom.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that gives a download its name, RFC 6266 with the UTF-8 form of RFC 8187 and a plain fallback beside it. */
public final class ContentDisposition {
    private ContentDisposition() {}

    /** For clients that know the plain form alone: the other stands beside it only where the plain one cannot say the name. */
    public static String plainAttachment(String filename) {
        String plain = "attachment; filename=\"" + filename + "\"";
        String whole = attachment(filename);
        return whole.startsWith(plain + ";") ? plain : whole;
    }

    public static String attachment(String filename) {
        String plain = filename.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
