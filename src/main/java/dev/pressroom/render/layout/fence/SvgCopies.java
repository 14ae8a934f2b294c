package dev.pressroom.render.layout.fence;

import java.util.HashMap;
import java.util.Map;

import org.jsoup.nodes.Element;

/** Counts the elements that an SVG draws when each {@code use} is followed; ten levels of ten would be ten billion. */
final class SvgCopies {
    private static final long LIMIT = 50_000;

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<Element, Long> counted = new HashMap<>();

    private SvgCopies(Element root) {
        root.select("[id]").forEach(element -> byId.putIfAbsent(element.id(), element));
    }

    static boolean tooMany(Element root) {
        boolean copies = root.select("*").stream().anyMatch(SvgCopies::isUse);
        return copies && new SvgCopies(root).count(root) > LIMIT;
    }

    private long count(Element element) {
        Long known = counted.get(element);
        if (known != null) {
            return known;
        }
        counted.put(element, LIMIT + 1); // met again on its own way: a circle
        long count = 1;
        Element target = isUse(element) ? byId.get(target(element)) : null;
        if (target != null) {
            count += count(target);
        }
        for (Element child : element.children()) {
            count += count(child);
        }
        count = Math.min(count, LIMIT + 1);
        counted.put(element, count);
        return count;
    }

    private static boolean isUse(Element element) {
        return element.normalName().equals("use") || element.normalName().endsWith(":use");
    }

    private static String target(Element use) {
        String reference = use.hasAttr("href") ? use.attr("href") : use.attr("xlink:href");
        return reference.startsWith("#") ? reference.substring(1) : "";
    }
}
