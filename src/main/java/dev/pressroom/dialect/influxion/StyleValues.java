package dev.pressroom.dialect.influxion;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.render.merge.function.DataPaths;

/** Values of the data in a style sheet, where none can end what it stands in. Pure. */
final class StyleValues {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Beside letters and digits: what colours, lengths and lists of names are made of. */
    private static final String PLAIN = " #.,%+-_";

    private StyleValues() {}

    /** @throws TemplateFault as {@link DoubleBraces#css} does */
    static String merged(String css, JsonNode data, int most) {
        if (!css.contains("{")) {
            return css;
        }
        Map<?, ?> values = css.contains("{{") ? JSON.convertValue(data, Map.class) : Map.of();
        return DoubleBraces.css(css, most, path -> escaped(DataPaths.text(values, path)));
    }

    /** CSS Syntax, section 4.3.7: a backslash, the code point and a space are that one character, and never syntax. */
    static String escaped(String value) {
        var out = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                out.appendCodePoint(c);
            } else {
                out.append('\\').append(Integer.toHexString(c)).append(' ');
            }
        });
        return out.toString();
    }
}
