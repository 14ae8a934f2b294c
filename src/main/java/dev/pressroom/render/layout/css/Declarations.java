package dev.pressroom.render.layout.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.pressroom.render.RenderReport.Declaration;

/** Reads the declarations of a piece of CSS with their lines, as forgiving as browsers are. */
final class Declarations {
    private final String css;
    private final List<Placed> found = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int blocks;
    private int brackets;
    private int line = 1;
    private int began = 1;

    private Declarations(String css, int blocks) {
        this.css = css;
        this.blocks = blocks;
    }

    /** @param line on which it begins, from 1 */
    record Placed(Declaration declaration, int line) {}

    static List<Placed> of(String css) {
        return new Declarations(css, 0).read();
    }

    /** Of a {@code style} attribute, which has no selectors. */
    static List<Placed> ofAttribute(String css) {
        return new Declarations(css, 1).read();
    }

    private List<Placed> read() {
        for (int at = 0; at < css.length(); at++) {
            int end = css.startsWith("/*", at) ? css.indexOf("*/", at + 2) : at;
            if (end != at) {
                line += newlines(at, end < 0 ? css.length() : end);
                at = end < 0 ? css.length() : end + 1;
            } else {
                at = read(at);
            }
        }
        close();
        return found;
    }

    /** @return where the piece ends that begins here */
    private int read(int at) {
        char character = css.charAt(at);
        if (character == '"' || character == '\'') {
            int end = stringEnd(at, character);
            add(css.substring(at, end));
            line += newlines(at, end);
            return end - 1;
        }
        brackets += character == '(' ? 1 : character == ')' && brackets > 0 ? -1 : 0;
        switch (brackets > 0 ? '(' : character) {
            case '{' -> {
                blocks++;
                open.setLength(0);
            }
            case '}' -> {
                close();
                blocks = Math.max(0, blocks - 1);
            }
            case ';' -> close();
            default -> add(String.valueOf(character));
        }
        line += character == '\n' ? 1 : 0;
        return at;
    }

    private void add(String piece) {
        if (!open.isEmpty() || !piece.isBlank()) {
            began = open.isEmpty() ? line : began;
            open.append(piece);
        }
    }

    private void close() {
        int colon = open.indexOf(":");
        if (blocks > 0 && colon > 0 && open.charAt(0) != '@') {
            found.add(new Placed(new Declaration(open.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    open.substring(colon + 1).strip().replaceAll("\\s+", " ")), began));
        }
        open.setLength(0);
        brackets = 0;
    }

    private int stringEnd(int from, char quote) {
        for (int at = from + 1; at < css.length(); at++) {
            char character = css.charAt(at);
            if (character == '\\') {
                at++;
            } else if (character == quote || character == '\n') {
                return at + 1;
            }
        }
        return css.length();
    }

    private int newlines(int from, int to) {
        return (int) css.substring(from, Math.min(to, css.length())).chars().filter(letter -> letter == '\n').count();
    }
}
