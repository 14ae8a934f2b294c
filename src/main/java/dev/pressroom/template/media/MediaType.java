package dev.pressroom.template.media;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an asset may be; {@code aliases} are other names that clients send for it. */
public enum MediaType {
    PNG("image/png", "image/x-png"), JPEG("image/jpeg", "image/jpg", "image/pjpeg"), GIF("image/gif"), SVG(
            "image/svg+xml", "text/xml", "application/xml"), CSS("text/css"), TTF("font/ttf", "font/sfnt",
                    "application/x-font-ttf", "application/font-sfnt"), OTF("font/otf", "font/sfnt",
                            "application/x-font-otf", "application/font-sfnt"), WOFF("font/woff",
                                    "application/font-woff", "application/x-font-woff"), PDF(
                                            "application/pdf", "application/x-pdf"), XML("application/xml", "text/xml");

    private static final Set<String> UNDECLARED = Set.of("", "*/*", "application/octet-stream", "binary/octet-stream",
            "application/x-www-form-urlencoded"); // the last is what curl says when it is told nothing

    private final String value;
    private final Set<String> aliases;

    MediaType(String value, String... aliases) {
        this.value = value;
        this.aliases = Set.of(aliases);
    }

    /** As stored and sent, without parameters. */
    public String value() {
        return value;
    }

    /** @param declared the client's {@code Content-Type}; one that says nothing contradicts nothing */
    boolean agreesWith(String declared) {
        String plain = declared.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return UNDECLARED.contains(plain) || value.equals(plain) || aliases.contains(plain);
    }

    static Optional<MediaType> of(byte[] content) {
        var head = new Head(content);
        if (head.startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (head.startsWith(0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (head.startsWith('G', 'I', 'F', '8', '7', 'a') || head.startsWith('G', 'I', 'F', '8', '9', 'a')) {
            return Optional.of(GIF);
        }
        if (head.startsWith('%', 'P', 'D', 'F', '-')) {
            return Optional.of(PDF);
        }
        return font(head).or(() -> text(content));
    }

    private static Optional<MediaType> font(Head head) {
        if (head.startsWith(0, 1, 0, 0) || head.startsWith('t', 'r', 'u', 'e')) {
            return Optional.of(TTF);
        }
        if (head.startsWith('O', 'T', 'T', 'O')) {
            return Optional.of(OTF);
        }
        return head.startsWith('w', 'O', 'F', 'F') ? Optional.of(WOFF) : Optional.empty();
    }

    /** CSS has no mark of its own: it is what is text and no markup. */
    private static Optional<MediaType> text(byte[] content) {
        return PlainText.of(content).flatMap(text -> {
            if (text.isMarkup()) {
                return text.hasRoot("svg") ? Optional.of(SVG) : text.isXml() ? Optional.of(XML) : Optional.empty();
            }
            return Optional.of(CSS);
        });
    }
}
