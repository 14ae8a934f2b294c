package dev.pressroom.render.merge.function;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.RawString;

/**
 * {@code markdown:} turns texts of the data into HTML: what is HTML in them stays text, links lead nowhere but to the
 * web and to mail, and pictures are left to the template.
 */
public final class Markdown {
    public static final String NAMESPACE = "markdown";
    public static final Set<String> NAMES = Set.of("html");

    private static final int CHARS = 500_000;
    private static final int DEEPEST = 40;
    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create(),
            StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(DEEPEST).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true)
            .sanitizeUrls(true).urlSanitizer(new WebAndMail()).build();

    private Markdown() {}

    public static NamespaceResolver namespace() {
        return Arguments.namespace(NAMESPACE, call -> {
            if (!NAMES.contains(call.name())) {
                throw call.fault("does not exist; there is [html]");
            }
            return call.between(1, 1).blank(0) ? "" : html(call);
        });
    }

    private static RawString html(Arguments call) {
        String text = call.text(0);
        if (text.length() > CHARS) {
            throw call.fault("takes at most " + CHARS + " characters, not " + text.length());
        }
        Node document = PARSER.parse(text);
        document.accept(new WithoutPictures());
        return new RawString(RENDERER.render(document));
    }

    /** Their words stay; a picture from the data would be a request from the data. */
    private static final class WithoutPictures extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            visitChildren(image);
            while (image.getFirstChild() != null) {
                image.insertBefore(image.getFirstChild());
            }
            image.unlink();
        }
    }

    private static final class WebAndMail implements UrlSanitizer {
        @Override
        public String sanitizeLinkUrl(String url) {
            String lower = url.strip().toLowerCase(Locale.ROOT);
            return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:")
                    || lower.startsWith("#") ? url.strip() : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return "";
        }
    }
}
