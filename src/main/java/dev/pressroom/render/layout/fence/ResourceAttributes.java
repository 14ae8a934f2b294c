package dev.pressroom.render.layout.fence;

import java.util.Locale;
import java.util.Set;

import org.jsoup.nodes.Element;

/** The attributes whose URL a renderer would fetch; {@code a[href]} is only a link. */
public final class ResourceAttributes {
    private static final Set<String> ALWAYS = Set.of("src", "data", "poster", "background", "srcset");

    private ResourceAttributes() {}

    public static boolean names(Element element, String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        if (ALWAYS.contains(name)) {
            return true;
        }
        boolean reference = name.equals("href") || name.endsWith(":href");
        return reference && switch (element.normalName()) {
            case "a", "area", "base" -> false;
            case "link" -> element.attr("rel").toLowerCase(Locale.ROOT).contains("stylesheet");
            default -> true;
        };
    }
}
