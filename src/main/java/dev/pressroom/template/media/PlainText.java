package dev.pressroom.template.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The UTF-8 text of an asset, without its byte order mark. */
record PlainText(String text) {

    /** Empty where the bytes are no UTF-8 text. */
    static Optional<PlainText> of(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.isBlank() || text.chars().anyMatch(PlainText::isBinary)
                    ? Optional.empty()
                    : Optional.of(new PlainText(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException _) {
            return Optional.empty(); // that it is no text is the answer
        }
    }

    private static boolean isBinary(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r' && character != '\f';
    }

    boolean isMarkup() {
        return text.stripLeading().startsWith("<");
    }

    /** Of markup, only what says so itself: an HTML page is no asset. */
    boolean isXml() {
        return text.startsWith("<?xml");
    }

    /** True where the first element, after declaration, comments and document type, has this local name. */
    boolean hasRoot(String name) {
        int at = 0;
        while (true) {
            at = text.indexOf('<', at);
            if (at < 0 || at + 1 >= text.length()) {
                return false;
            }
            char next = text.charAt(at + 1);
            if (next != '?' && next != '!') {
                return elementIs(at + 1, name);
            }
            at = text.startsWith("<!--", at) ? text.indexOf("-->", at + 4) : endOfDeclaration(at);
            if (at < 0) {
                return false;
            }
        }
    }

    /** A document type may hold an internal subset in brackets, with elements' names in it. */
    private int endOfDeclaration(int start) {
        int end = text.indexOf('>', start);
        int subset = text.indexOf('[', start);
        return text.startsWith("<!DOCTYPE", start) && subset >= 0 && subset < end ? text.indexOf("]", subset) : end;
    }

    private boolean elementIs(int start, String name) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        String element = text.substring(start, end);
        return element.equals(name) || element.endsWith(":" + name);
    }
}
