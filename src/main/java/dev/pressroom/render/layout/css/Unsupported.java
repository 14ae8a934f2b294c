package dev.pressroom.render.layout.css;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.RenderReport.Declaration;

/** Says of CSS that the engine does not know what there is instead. */
final class Unsupported {
    private static final Pattern COMPUTED = Pattern.compile("(?i)(^|[\\s,(])(calc|min|max|clamp|env)\\(");
    private static final Pattern VARIABLE = Pattern.compile("(?i)(^|[\\s,(])var\\(");
    private static final Pattern GRADIENT = Pattern.compile("(?i)-gradient\\(");
    private static final Pattern BOXES = Pattern.compile("(inline-)?(flex|grid)");
    private static final Pattern OF_BOXES = Pattern
            .compile("(flex|grid|justify|align|place)(-[a-z-]+)?|order|((row|column|grid-row|grid-column)-)?gap");
    private static final Set<String> OF_SVG = Set.of("filter", "mask", "clip-path");
    private static final String NO_BOXES = "there is no flexbox and no grid; use a table, or inline-block";

    private Unsupported() {}

    private record Hint(Pattern property, String words) {}

    private static final List<Hint> HINTS = List.of(
            new Hint(Pattern.compile("break-(before|after|inside)"), "write page-break-before, -after or -inside"),
            new Hint(Pattern.compile("overflow-wrap|word-break"), "write word-wrap: break-word"),
            new Hint(Pattern.compile("opacity"), "use rgba() for colours"),
            new Hint(Pattern.compile("(margin|padding|border|inset)-(inline|block)(-[a-z-]+)?|inset"),
                    "name the sides: left, right, top, bottom"));

    /** What has no effect although the engine does not complain; null of everything else. */
    static @Nullable String silently(Declaration declaration) {
        String property = declaration.property();
        if (property.equals("background") && GRADIENT.matcher(declaration.value()).find()) {
            return "the engine draws gradients by background-image alone";
        }
        return worksInSvg(declaration) ? "the engine knows " + property + " in SVG alone" : null;
    }

    static boolean worksInSvg(Declaration declaration) {
        return OF_SVG.contains(declaration.property());
    }

    /** @param complaint the engine's */
    static String reason(Declaration declaration, String complaint) {
        String property = declaration.property();
        String value = declaration.value();
        if (property.startsWith("--") || VARIABLE.matcher(value).find()) {
            return "there are no custom properties; write the value itself";
        }
        if (COMPUTED.matcher(value).find()) {
            return "the engine computes nothing in CSS; write the result";
        }
        if (OF_BOXES.matcher(property).matches() || property.equals("display") && BOXES.matcher(value).matches()) {
            return NO_BOXES;
        }
        return HINTS.stream().filter(hint -> hint.property().matcher(property).matches()).findFirst()
                .map(hint -> complaint + "; " + hint.words()).orElse(complaint);
    }
}
