package dev.pressroom.render.merge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps CSS in {@code <style>} from being read as Qute: {@code p{color:red}} would be a call of the namespace
 * {@code color}. A brace of CSS becomes one character that no text has, so that lines and columns stay, and is put back
 * in the output.
 */
final class StyleBlocks {
    private static final char BRACE = LiteralText.BRACE;
    private static final Pattern ELEMENT = Pattern.compile("<(style|script)\\b[^>]*>(.*?)</\\1",
            Pattern.CASE_INSENSITIVE
                    | Pattern.DOTALL);
    private static final Pattern OURS = Pattern.compile("\\s*((" + String.join("|", Functions.NAMES.keySet())
            + "|data):|[/!|]|#(if|else|for|each|let|set|with|when|switch|is|case|include|insert)\\b)");

    private StyleBlocks() {}

    static String shielded(String template) {
        Matcher elements = ELEMENT.matcher(template);
        var shielded = new StringBuilder(template);
        while (elements.find()) {
            boolean script = elements.group(1).equalsIgnoreCase("script");
            for (int at = elements.start(2); at < elements.end(2); at++) {
                if (template.charAt(at) == '{' && (script || isCss(template, at, elements.end(2)))) {
                    shielded.setCharAt(at, BRACE);
                }
            }
        }
        return shielded.toString();
    }

    /** A block of CSS holds another one, or a colon that is neither ours nor that of {@code a ?: b}. */
    private static boolean isCss(String template, int brace, int end) {
        if (brace > 0 && template.charAt(brace - 1) == '\\') {
            return false;
        }
        int next = brace + 1;
        while (next < end && template.charAt(next) != '{' && template.charAt(next) != '}') {
            next++;
        }
        String body = template.substring(brace + 1, next);
        if (OURS.matcher(body).lookingAt()) {
            return false;
        }
        return next < end && template.charAt(next) == '{' || body.indexOf(':') >= 0 && body.indexOf('?') < 0;
    }
}
