package dev.pressroom.render.merge;

/**
 * Text that the engine prints as it stands, whatever braces and backslashes it holds: each becomes a character that no text
 * has, so that lines and columns stay, and is put back in the output. An escape would not do, since a backslash of the text
 * before it would take it away.
 */
public final class LiteralText {
    static final char BRACE = '\uFDD0';
    private static final char BACKSLASH = '\uFDD1';

    private LiteralText() {}

    /** Nothing of the text is read as an expression, a section or an escape, nor anything that stands right after it. */
    public static String shielded(String text) {
        return text.replace('{', BRACE).replace('\\', BACKSLASH);
    }

    static String restored(String output) {
        return output.indexOf(BRACE) < 0 && output.indexOf(BACKSLASH) < 0
                ? output
                : output.replace(BRACE, '{').replace(BACKSLASH, '\\');
    }
}
