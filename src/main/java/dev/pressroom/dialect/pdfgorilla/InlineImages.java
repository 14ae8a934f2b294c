package dev.pressroom.dialect.pdfgorilla;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.pressroom.render.InlineBytes;

/** Images in Base64 among the strings of some data. Pure. */
final class InlineImages {
    private static final Pattern IMAGE = Pattern.compile("data:image/[^\"\\\\,]*,[A-Za-z0-9+/=]*+",
            Pattern.CASE_INSENSITIVE);

    private InlineImages() {}

    /** @param json as text; what Base64 is made of stands there as it is */
    static long bytes(String json) {
        long bytes = 0;
        Matcher images = IMAGE.matcher(json);
        while (images.find()) {
            bytes += InlineBytes.of(images.group());
        }
        return bytes;
    }
}
