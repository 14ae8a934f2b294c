package dev.pressroom.render.layout.fence;

import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.layout.guard.Guard;

/** SVG without scripts, references outside and copies of copies; the SVG library would fail on them, or never end. */
public final class SvgFence {
    private static final List<String> ACTIVE = List.of("script", "foreignobject", "iframe", "handler", "set", "animate",
            "animatetransform", "animatemotion", "animatecolor");

    /** The SVG library stumbles over them, and none of them draws anything. */
    private static final String AT_RULE = "(?is)@font-face\\s*\\{[^}]*}|@(import|charset|namespace)[^;]*;?";
    public static final String XLINK = "http://www.w3.org/1999/xlink";

    private final ResourceFence fence;
    private final Guard guard;

    public SvgFence(ResourceFence fence, Guard guard) {
        this.fence = fence;
        this.guard = guard;
    }

    String cleaned(String xml) {
        Document document = Jsoup.parse(xml, "", Parser.xmlParser());
        Element root = document.selectFirst("svg");
        if (root == null) {
            throw guard.fail(Code.ASSET_ERROR, "an SVG image has no svg element");
        }
        clean(root);
        root.attr("xmlns", "http://www.w3.org/2000/svg").attr("xmlns:xlink", XLINK);
        document.outputSettings().syntax(Syntax.xml).prettyPrint(false);
        return root.outerHtml();
    }

    /** Changes the element in place. */
    public void clean(Element root) {
        for (Element element : root.select("*")) {
            String name = element.normalName();
            if (ACTIVE.contains(name.substring(name.indexOf(':') + 1))) {
                element.remove();
            } else {
                cleanAttributes(element);
            }
        }
        var families = SvgFamilies.behind(root);
        root.select("style").forEach(style -> cleanStyle(style, families));
        families.complete(root);
        if (SvgCopies.tooMany(root)) {
            throw guard.fail(Code.HTML_TOO_COMPLEX, "an SVG image copies its parts too often");
        }
    }

    private void cleanAttributes(Element element) {
        for (Attribute attribute : element.attributes().asList()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (key.startsWith("on") || key.equals("xml:base")) {
                element.removeAttr(attribute.getKey());
            } else if (key.equals("href") || key.endsWith(":href")) {
                cleanReference(element, attribute);
            } else if (attribute.getValue().indexOf('(') >= 0) {
                element.attr(attribute.getKey(), local(attribute.getValue()));
            }
        }
    }

    private void cleanReference(Element element, Attribute reference) {
        String url = reference.getValue().strip();
        if (url.isEmpty() || url.startsWith("#") || element.normalName().equals("a")) {
            refer(element, reference, url);
            return;
        }
        fence.requireAllowed(url);
        byte[] image = element.normalName().endsWith("image") ? fence.loadImage(url) : null;
        if (image == null) {
            element.removeAttr(reference.getKey());
        } else {
            refer(element, reference,
                    "data:" + ImageKind.of(image) + ";base64," + Base64.getEncoder().encodeToString(image));
        }
    }

    /** The SVG library only knows the older name. */
    private static void refer(Element element, Attribute reference, String url) {
        element.removeAttr(reference.getKey());
        element.attr("xlink:href", url);
    }

    private void cleanStyle(Element style, SvgFamilies families) {
        String css = families.completed(local(style.wholeText() + style.data()).replaceAll(AT_RULE, ""));
        style.empty();
        style.appendChild(new TextNode(css));
    }

    /** {@code fill="url(#a)"} is fine, whatever leads outside is not; escapes would hide the difference. */
    private String local(String css) {
        String plain = CssUrls.unescaped(css);
        CssUrls.in(plain).forEach(fence::requireAllowed);
        return plain;
    }
}
