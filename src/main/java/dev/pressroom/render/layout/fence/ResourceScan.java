package dev.pressroom.render.layout.fence;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds the forbidden resources that a template names literally; what Qute fills in is judged when it is rendered. */
public final class ResourceScan {
    private ResourceScan() {}

    /** @param line from 1, @param column from 1 */
    public record Hit(int line, int column, String message) {}

    public static List<Hit> html(String html) {
        var hits = new ArrayList<Hit>();
        Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true)).stream()
                .forEach(element -> scan(element, hits));
        return hits;
    }

    public static List<Hit> css(String css) {
        return CssUrls.found(css).stream().filter(found -> outside(found.url()))
                .map(found -> hit(1, 1, css.substring(0, found.offset()), found.url())).toList();
    }

    /** Every URL of a resource that the two texts name literally, {@code data:} ones too, each as often as it stands there. */
    public static List<String> urls(String html, @Nullable String css) {
        var urls = new ArrayList<>(css == null ? List.of() : CssUrls.in(css));
        Jsoup.parse(html).stream().forEach(element -> {
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().equals("style")) {
                    urls.addAll(CssUrls.in(attribute.getValue()));
                } else if (ResourceAttributes.names(element, attribute.getKey())) {
                    urls.add(attribute.getValue());
                }
            }
            if (element.nameIs("style")) {
                urls.addAll(CssUrls.in(element.data()));
            }
        });
        return urls;
    }

    private static void scan(Element element, List<Hit> hits) {
        var start = element.sourceRange().start();
        for (Attribute attribute : element.attributes()) {
            if (ResourceAttributes.names(element, attribute.getKey()) && outside(attribute.getValue())) {
                hits.add(new Hit(start.lineNumber(), start.columnNumber(), message(attribute.getValue())));
            }
            if (attribute.getKey().equals("style")) {
                urls(attribute.getValue()).forEach(
                        url -> hits.add(new Hit(start.lineNumber(), start.columnNumber(), message(url))));
            }
        }
        if (element.nameIs("style")) {
            var from = element.endSourceRange().isTracked()
                    ? element.dataNodes().stream().findFirst()
                            .map(node -> node.sourceRange().start()).orElse(start)
                    : start;
            CssUrls.found(element.data()).stream().filter(found -> outside(found.url())).forEach(found -> hits.add(
                    hit(from.lineNumber(), from.columnNumber(), element.data().substring(0, found.offset()),
                            found.url())));
        }
    }

    private static List<String> urls(String css) {
        return CssUrls.in(css).stream().filter(ResourceScan::outside).toList();
    }

    private static boolean outside(String url) {
        return url.indexOf('{') < 0 && AssetUrl.forbidden(url);
    }

    private static Hit hit(int line, int column, String before, String url) {
        int lines = (int) before.chars().filter(letter -> letter == '\n').count();
        int lineStart = before.lastIndexOf('\n') + 1;
        return new Hit(line + lines, lines == 0 ? column + before.length() : before.length() - lineStart + 1,
                message(url));
    }

    private static String message(String url) {
        return AssetUrl.described(url)
                + " may not be read: upload the file as an asset and use its name, or use a data: URL";
    }
}
