package dev.pressroom.render.layout;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import dev.pressroom.render.RenderRequest;

/** The merged HTML as a tree that is safe to lay out: within limits, without scripts, every resource within the fence. */
final class HtmlDocument {
    private static final String REMOVED = "script, noscript, iframe, frame, frameset, object, embed, applet, base, audio, video, "
            + "meta[http-equiv], link:not([rel~=(?i)stylesheet])";
    /** Each names a resource that a browser would fetch; {@code a[href]} is only a link and stays. */
    private static final List<String> RESOURCES = List.of("src", "data", "poster", "background", "srcset");

    private final Document document;

    private HtmlDocument(Document document) {
        this.document = document;
    }

    /** @throws dev.pressroom.render.RenderFailure where it is too complex or reaches outside */
    static HtmlDocument of(String html, RenderRequest request, Fences fences) {
        var document = new HtmlDocument(Jsoup.parse(html));
        document.requireWithin(request, fences);
        document.prepare(request);
        return document;
    }

    private void requireWithin(RenderRequest request, Fences fences) {
        document.stream().forEach(element -> {
            requireAllowed(element, fences.resources());
            element.removeAttr("download");
        });
        document.select(REMOVED).remove();
        Complexity.require(document, request.limits(), fences.guard());
        document.select("svg").forEach(fences.svg()::clean);
    }

    private static void requireAllowed(Element element, ResourceFence fence) {
        for (String name : RESOURCES) {
            if (element.hasAttr(name)) {
                fence.requireAllowed(element.attr(name));
            }
        }
        if (element.nameIs("link") && element.attr("rel").toLowerCase(java.util.Locale.ROOT).contains("stylesheet")) {
            fence.requireAllowed(element.attr("href"));
        }
    }

    /** The engine compares names without looking at the base URL, so images get the one form of their asset's name. */
    private void prepare(RenderRequest request) {
        document.select("img[src]").forEach(image -> {
            String url = image.attr("src").strip();
            image.attr("src", AssetUrl.isData(url) ? url : AssetUrl.canonical(url));
        });
        Element html = document.selectFirst("html");
        if (html != null && html.attr("lang").isBlank()) {
            html.attr("lang", request.locale().toLanguageTag());
        }
        document.head().prependElement("style").appendChild(new DataNode(PageCss.of(request.page())));
        if (request.css() != null) {
            document.head().appendElement("style").appendChild(new DataNode(request.css()));
        }
    }

    Characters characters() {
        return Characters.of(document);
    }

    boolean rightToLeft() {
        Element html = document.selectFirst("html");
        return html != null && html.attr("dir").equalsIgnoreCase("rtl");
    }

    boolean hasRightToLeftParts() {
        return document.selectFirst("[dir=rtl], bdo") != null;
    }

    String title() {
        return document.title();
    }

    /** The content of {@code <meta name=..>}, empty where there is none. */
    String meta(String name) {
        return document.select("meta[name]").stream().filter(meta -> meta.attr("name").equalsIgnoreCase(name))
                .map(meta -> meta.attr("content")).findFirst().orElse("");
    }

    org.w3c.dom.Document dom() {
        dropUnprintable();
        return new W3CDom().namespaceAware(true).fromJsoup(document);
    }

    /** Attribute names that XML cannot hold would end the conversion. */
    private void dropUnprintable() {
        document.stream().forEach(element -> element.attributes().asList().stream().map(Attribute::getKey)
                .filter(key -> !key.matches("[A-Za-z_][A-Za-z0-9_.:-]*")).toList().forEach(element::removeAttr));
    }

    /** What a document is checked against. */
    record Fences(ResourceFence resources, SvgFence svg, Guard guard) {}
}
