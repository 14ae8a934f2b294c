package dev.pressroom.dialect.influxion;

import java.util.Locale;

import dev.pressroom.render.merge.LiteralText;

/** Templates of ours as Influxion takes them: what style and script elements hold is literal. Pure. */
final class SingleBraces {
    private final String text;
    private final String lower;
    private final StringBuilder out;
    private int expressions;

    private SingleBraces(String text) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT);
        out = new StringBuilder(text.length());
    }

    /** @throws TemplateFault as {@link DoubleBraces#html} does */
    static String html(String text, int most) {
        int statement = text.indexOf("{%");
        if (statement >= 0) {
            throw DoubleBraces.statement(text, statement);
        }
        var braces = new SingleBraces(text);
        braces.walk();
        if (braces.expressions > most) {
            throw new TemplateFault("Template has more than " + most + " expressions");
        }
        return braces.out.toString();
    }

    private void walk() {
        int at = 0;
        for (int element = opening(0); element >= 0; element = opening(at)) {
            int content = text.indexOf('>', element) + 1;
            String name = lower.startsWith("<style", element) ? "</style" : "</script";
            int end = content == 0 ? -1 : lower.indexOf(name, content);
            // One that is never closed takes all the rest, as it does for whoever reads the HTML.
            content = content == 0 ? text.length() : content;
            end = end < 0 ? text.length() : end;
            plain(at, content);
            out.append(LiteralText.shielded(text.substring(content, end)));
            at = end;
        }
        plain(at, text.length());
    }

    private int opening(int from) {
        for (int at = lower.indexOf("<s", from); at >= 0; at = lower.indexOf("<s", at + 2)) {
            if (lower.startsWith("<style", at) || lower.startsWith("<script", at)) {
                return at;
            }
        }
        return -1;
    }

    private void plain(int from, int to) {
        for (int at = from; at < to - 1; at++) {
            char next = text.charAt(at + 1);
            if (text.charAt(at) == '{' && (Character.isLetter(next) || next == '_' || next == '#')) {
                expressions++;
            }
        }
        out.append(text, from, to);
    }
}
