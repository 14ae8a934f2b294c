package dev.pressroom.render.layout;

import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.layout.css.ElementName;
import dev.pressroom.render.layout.fence.AssetUrl;
import dev.pressroom.render.layout.fence.ResourceAttributes;
import dev.pressroom.render.layout.fence.ResourceFence;
import dev.pressroom.render.layout.fence.SvgFence;
import dev.pressroom.render.layout.font.Characters;
import dev.pressroom.render.layout.guard.Guard;
import dev.pressroom.render.option.Description;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;

/** The merged HTML as a tree that is safe to lay out: within limits, without scripts, every resource within the fence. */
final class HtmlDocument {
    private static final String REMOVED = "script, noscript, iframe, frame, frameset, object, embed, applet, base, audio, video, "
            + "meta[http-equiv], link:not([rel~=(?i)stylesheet])";

    private static final String FIELDS = "form input:not([type=hidden]), form select, form textarea, form button";

    private final Document document;

    private HtmlDocument(Document document) {
        this.document = document;
    }

    /** @throws dev.pressroom.render.RenderFailure where it is too complex or reaches outside */
    static HtmlDocument of(String html, RenderRequest request, Fences fences) {
        var document = new HtmlDocument(Jsoup.parse(html));
        document.requireWithin(request, fences);
        document.prepare(request, fences);
        return document;
    }

    private void requireWithin(RenderRequest request, Fences fences) {
        document.stream().forEach(element -> {
            requireAllowed(element, fences.resources());
            element.removeAttr("download");
        });
        document.select(REMOVED).remove();
        Complexity.require(document, request.limits(), fences.guard());
        requireNoForm(request.finish(), fences.guard());
        document.select("svg").forEach(fences.svg()::clean);
    }

    private void requireNoForm(FinishOptions options, Guard guard) {
        Standard standard = options.standard();
        Element field = document.selectFirst(FIELDS);
        if (standard != null && field != null) {
            throw guard.fail(Code.TEMPLATE_ERROR, "form fields cannot stand in a document that is to be "
                    + standard.text() + ": remove <" + field.normalName() + "> or the standard");
        }
    }

    private static void requireAllowed(Element element, ResourceFence fence) {
        element.attributes().forEach(attribute -> {
            if (ResourceAttributes.names(element, attribute.getKey())) {
                fence.requireAllowed(attribute.getValue());
            }
        });
    }

    /** The engine compares names without looking at the base URL, so images get the one form of their asset's name. */
    private void prepare(RenderRequest request, Fences fences) {
        document.select("img[src]").forEach(image -> prepareImage(image, fences));
        if (request.finish().tagged()) {
            AlternateTexts.complete(document, fences.guard());
        }
        if (request.finish().bookmarks()) {
            Bookmarks.add(document);
        }
        setLanguage(request);
        document.head().prependElement("style").appendChild(new DataNode(PageCss.of(request.page())));
        document.body().select("style").stream().filter(style -> style.closest("svg") == null)
                .forEach(style -> fences.guard().warn("css-ignored",
                        "a style element has no effect outside of head; move it there", Place.of("<style>")));
        if (!declaresFonts(request)) {
            ScriptText.prepare(document);
        }
        if (request.css() != null) {
            document.head().appendElement("style").appendChild(new DataNode(request.css()));
        }
    }

    private void setLanguage(RenderRequest request) {
        Element html = document.selectFirst("html");
        String asked = request.finish().description().language();
        if (html != null && (asked != null || html.attr("lang").isBlank())) {
            html.attr("lang", asked == null ? request.locale().toLanguageTag() : asked);
        }
    }

    private boolean declaresFonts(RenderRequest request) {
        return String.valueOf(request.css()).contains("@font-face")
                || document.select("style").stream().anyMatch(style -> style.data().contains("@font-face"));
    }

    /** A missing image leaves its alternate text behind. */
    private static void prepareImage(Element image, Fences fences) {
        String url = image.attr("src").strip();
        if (url.regionMatches(true, 0, "data:application/pdf", 0, 20) || AssetUrl.name(url).endsWith(".pdf")) {
            fences.guard().warn("asset-ignored", "a PDF cannot be shown as an image");
        } else if (AssetUrl.isData(url) || fences.resources().has(url, () -> ElementName.of(image))) {
            image.attr("src", AssetUrl.isData(url) ? url : AssetUrl.canonical(url));
            return;
        }
        image.replaceWith(new Element("span").attr("class", image.className()).text(image.attr("alt")));
    }

    /** The engine draws what stands in a form's fields with fonts of its own. */
    boolean hasFields() {
        return document.selectFirst(FIELDS) != null;
    }

    /** The first element that has the character in its own text; null where none has. */
    @Nullable
    String place(int codePoint) {
        String character = Character.toString(codePoint);
        Element found = document.body().stream().filter(element -> element.ownText().contains(character)).findFirst()
                .orElse(null);
        return found == null ? null : ElementName.of(found);
    }

    Characters characters() {
        return Characters.of(document);
    }

    /** Words whose glyphs will not say their text. */
    Set<String> words() {
        return ScriptText.words(document);
    }

    /** Of the document as a whole, {@code zh-Hant-TW}. */
    String language() {
        Element html = document.selectFirst("html");
        return html == null ? "" : html.attr("lang");
    }

    boolean rightToLeft() {
        Element html = document.selectFirst("html");
        return html != null && html.attr("dir").equalsIgnoreCase("rtl");
    }

    boolean hasRightToLeftParts() {
        return document.selectFirst("[dir=rtl], bdo") != null;
    }

    /** @param headings whether the first of them is the title of a document that names none */
    Description description(boolean headings) {
        Element heading = headings ? document.selectFirst("h1, h2, h3, h4, h5, h6") : null;
        String title = document.title().isBlank() && heading != null ? heading.text() : document.title();
        Element html = document.selectFirst("html");
        return new Description(title, meta("author"), meta("description"), meta("keywords"),
                html == null ? null : html.attr("lang"));
    }

    /** The content of {@code <meta name=..>}, empty where there is none. */
    private String meta(String name) {
        return document.select("meta[name]").stream().filter(meta -> meta.attr("name").equalsIgnoreCase(name))
                .map(meta -> meta.attr("content")).findFirst().orElse("");
    }

    org.w3c.dom.Document dom() {
        return DomTree.of(document);
    }

    /** What a document is checked against. */
    record Fences(ResourceFence resources, SvgFence svg, Guard guard) {}
}
