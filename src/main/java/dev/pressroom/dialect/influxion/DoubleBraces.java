package dev.pressroom.dialect.influxion;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.pressroom.render.merge.LiteralText;

/**
 * Templates with {@code {{ path }}} as templates of ours. What is not such an expression is literal, and nothing of it reaches
 * our engine as anything else: hostile text cannot smuggle in its syntax. Pure, and one walk over the text.
 */
final class DoubleBraces {
    private static final Pattern SECTION = Pattern.compile(
            "\\{(#(if|else|for|each|let|set|with|when|switch|is|case|include|insert|fragment)\\b|/[a-z]*(?=}))");
    private static final Pattern NAMED_COMMENT = Pattern.compile("\\{#[^{}]*#}");

    private final String text;
    private final int most;
    private final UnaryOperator<String> literal;
    private final UnaryOperator<String> value;
    private final StringBuilder out;
    private boolean comments = true;
    private int expressions;

    private DoubleBraces(String text, int most, UnaryOperator<String> literal, UnaryOperator<String> value) {
        this.text = text;
        this.most = most;
        this.literal = literal;
        this.value = value;
        out = new StringBuilder(text.length() + text.length() / 8);
    }

    /**
     * @param most expressions that the text may have
     * @throws TemplateFault where the text says what is refused, with its place
     */
    static String html(String text, int most) {
        if (!text.contains("{{")) {
            return SingleBraces.html(text, most);
        }
        return new DoubleBraces(text, most, LiteralText::shielded, path -> "{value:at('" + path + "')}").walk(true);
    }

    /** @param value of a path, ready to stand in the style sheet */
    static String css(String text, int most, UnaryOperator<String> value) {
        return new DoubleBraces(text, most, UnaryOperator.identity(), value).walk(false);
    }

    private String walk(boolean html) {
        int at = 0;
        for (int brace = text.indexOf('{'); brace >= 0; brace = text.indexOf('{', at)) {
            out.append(literal.apply(text.substring(at, brace)));
            if (text.startsWith("{{", brace)) {
                at = expression(brace);
            } else {
                refuseOthers(brace, html);
                out.append(literal.apply("{"));
                at = brace + 1;
            }
        }
        return out.append(literal.apply(text.substring(at))).toString();
    }

    /** @return where the text goes on */
    private int expression(int brace) {
        int end = text.indexOf("}}", brace + 2);
        if (end < 0) {
            throw new TemplateFault("Unclosed '{{'", text, brace);
        }
        if (++expressions > most) {
            throw new TemplateFault("Template has more than " + most + " expressions");
        }
        String inner = text.substring(brace + 2, end);
        if (!BracePath.is(inner.strip())) {
            throw new TemplateFault("Unsupported Jinja construct: " + BracePath.otherwise(inner), text, brace);
        }
        out.append(value.apply(inner.strip()));
        return end + 2;
    }

    private void refuseOthers(int brace, boolean html) {
        if (text.startsWith("{%", brace)) {
            throw statement(text, brace);
        }
        if (html && text.startsWith("{#", brace)) {
            refuseComment(brace);
        }
        if (html) {
            Matcher section = SECTION.matcher(text).region(brace, text.length()).useTransparentBounds(true);
            if (section.lookingAt()) {
                throw new TemplateFault("Template mixes '{{ }}' with the Qute section '" + section.group() + "'", text,
                        brace);
            }
        }
    }

    /** {@code {#main{color:red}}} is a style sheet's. */
    private void refuseComment(int brace) {
        boolean named = brace + 2 < text.length() && (Character.isLetterOrDigit(text.charAt(brace + 2))
                || text.charAt(brace + 2) == '-' || text.charAt(brace + 2) == '_');
        int end = -1;
        if (named) {
            Matcher comment = NAMED_COMMENT.matcher(text).region(brace, text.length());
            end = comment.lookingAt() ? comment.end() : -1;
        } else if (comments) {
            int close = text.indexOf("#}", brace + 2);
            comments = close >= 0; // else it is not looked for again
            end = close < 0 ? -1 : close + 2;
        }
        if (end >= 0) {
            throw new TemplateFault("Unsupported Jinja construct: comment '"
                    + TemplateFault.cut(text.substring(brace, end)) + "'", text, brace);
        }
    }

    static TemplateFault statement(String text, int brace) {
        int close = text.indexOf("%}", brace);
        int line = text.indexOf('\n', brace);
        int end = close >= 0 ? close + 2 : line >= 0 ? line : text.length();
        return new TemplateFault(
                "Unsupported Jinja construct: statement '" + TemplateFault.cut(text.substring(brace, end)) + "'", text,
                brace);
    }
}
