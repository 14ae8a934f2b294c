package dev.pressroom.render.layout.fence;

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
    private static final String BEHIND = Stream.concat(Stream.of(Face.SANS), Face.OTHERS.stream().map(Face::family))
            .distinct().map(family -> "'" + family + "'").collect(Collectors.joining(", "));

    private SvgFamilies() {}

    static void complete(Element root) {
        for (Element element : root.select("[font-family], [style*=font-family]")) {
            if (element.hasAttr("font-family")) {
                element.attr("font-family", element.attr("font-family") + ", " + BEHIND);
            }
            if (element.attr("style").contains("font-family")) {
                element.attr("style", completed(element.attr("style")));
            }
        }
        if (!root.hasAttr("font-family")) {
            root.attr("font-family", BEHIND);
        }
    }

    static String completed(String css) {
        return DECLARATION.matcher(css).replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + found.group(2).strip() + ", " + BEHIND));
    }
}
