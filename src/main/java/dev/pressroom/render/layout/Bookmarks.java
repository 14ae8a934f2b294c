package dev.pressroom.render.layout;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An outline of the headings, in the engine's own elements; one that the author has written stays as it is. */
final class Bookmarks {
    private static final String TARGET = "pressroom-heading-";

    private Bookmarks() {}

    static void add(Document document) {
        if (document.selectFirst("bookmarks") != null) {
            return;
        }
        var outline = new Element("bookmarks");
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(0, outline));
        int number = 0;
        for (Element heading : document.body().select("h1, h2, h3, h4, h5, h6")) {
            number++;
            if (!heading.text().isBlank()) {
                add(open, heading, TARGET + number);
            }
        }
        if (outline.childrenSize() > 0) {
            document.head().appendChild(outline);
        }
    }

    private record Level(int rank, Element element) {}

    /** Below the last heading of a higher rank, whatever ranks were left out between. */
    private static void add(Deque<Level> open, Element heading, String target) {
        if (heading.id().isEmpty()) {
            heading.id(target);
        }
        int rank = heading.normalName().charAt(1) - '0';
        while (open.peek().rank() >= rank) {
            open.pop();
        }
        Element bookmark = open.peek().element().appendElement("bookmark");
        bookmark.attr("name", heading.text()).attr("href", "#" + heading.id());
        open.push(new Level(rank, bookmark));
    }
}
