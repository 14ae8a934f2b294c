package dev.pressroom.render.layout.fence;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;

import dev.pressroom.render.layout.font.Face;

/**
 * Names the shipped fonts behind those that an SVG asks for. The SVG library looks for what they lack among the fonts of
 * the machine, which differ from one to the next.
 */
final class SvgFamilies {
    private static final Pattern DECLARATION = Pattern.compile("(font-family\\s*:\\s*)([^;}!]+)",
            Pattern.CASE_INSENSITIVE);

    private final String behind;

    private SvgFamilies(String behind) {
        this.behind = behind;
    }

    /** Only those that its text may need: the library reads each font that is named. */
    static SvgFamilies behind(Element root) {
        var characters = new BitSet();
        root.wholeText().codePoints().forEach(characters::set);
        Element language = root.closest("[lang]");
        return new SvgFamilies(Stream.concat(Stream.of(Face.SANS),
                Face.families(characters, language == null ? "" : language.attr("lang")).stream())
                .map(family -> "'" + family + "'").collect(Collectors.joining(", ")));
    }

    void complete(Element root) {
        for (Element element : root.select("[font-family], [style*=font-family]")) {
            if (element.hasAttr("font-family")) {
                element.attr("font-family", element.attr("font-family") + ", " + behind);
            }
            if (element.attr("style").contains("font-family")) {
                element.attr("style", completed(element.attr("style")));
            }
        }
        if (!root.hasAttr("font-family")) {
            root.attr("font-family", behind);
        }
    }

    String completed(String css) {
        return DECLARATION.matcher(css).replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + found.group(2).strip() + ", " + behind));
    }
}
