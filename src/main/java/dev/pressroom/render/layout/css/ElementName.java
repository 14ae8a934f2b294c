package dev.pressroom.render.layout.css;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** How warnings speak of an element: {@code <table#lines.items> "Item Price"}. */
public final class ElementName {
    private static final int WORDS = 40;
    private static final int NAME = 80;

    private ElementName() {}

    public static String of(Element element) {
        return of(element, firstWords(element));
    }

    /** @param words that stand in it, perhaps deep within */
    public static String of(Element element, @Nullable String words) {
        return named(element.getTagName(), element.getAttribute("id"), element.getAttribute("class"), words);
    }

    public static String of(org.jsoup.nodes.Element element) {
        String text = element.text();
        return named(element.normalName(), element.id(), element.className(), text.isEmpty() ? null : text);
    }

    private static String named(String tag, String id, String classes, @Nullable String words) {
        String name = tag + (id.isBlank() ? "" : "#" + id.strip())
                + (classes.isBlank() ? "" : "." + classes.strip().replaceAll("\\s+", "."));
        return "<" + shortened(name, NAME) + ">"
                + (words == null || words.isBlank() ? "" : " \"" + shortened(words.strip(), WORDS) + "\"");
    }

    private static String firstWords(Element element) {
        var words = new StringBuilder();
        collect(element, words);
        return words.toString().strip().replaceAll("\\s+", " ");
    }

    private static void collect(Node node, StringBuilder words) {
        for (Node child = node.getFirstChild(); child != null && words.length() <= WORDS * 2; child = child
                .getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                words.append(child.getNodeValue(), 0, Math.min(child.getNodeValue().length(), WORDS * 2));
            } else {
                collect(child, words.append(' '));
            }
        }
    }

    private static String shortened(String text, int chars) {
        return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
    }
}
