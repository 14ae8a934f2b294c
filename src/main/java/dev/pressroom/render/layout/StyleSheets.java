package dev.pressroom.render.layout;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.w3c.dom.Document;
import org.w3c.dom.Node;

import com.openhtmltopdf.css.parser.CSSParser;
import com.openhtmltopdf.css.sheet.Stylesheet;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.simple.extend.XhtmlNamespaceHandler;

import dev.pressroom.render.layout.css.IgnoredCss;
import dev.pressroom.render.layout.css.IgnoredCss.Ignored;
import dev.pressroom.render.layout.guard.Guard;

/**
 * The style sheets in a document's head, parsed once for all documents that a thread renders with them: most documents
 * differ from those of the same template by their data alone. Others must not share them, since the engine numbers the
 * selectors anew for each document.
 */
final class StyleSheets extends XhtmlNamespaceHandler {
    private static final int COUNT = 32;
    /** Longer ones are parsed each time rather than kept. */
    private static final int CHARS = 200_000;
    private static final String MEDIUM = "print";
    private static final ThreadLocal<Map<String, Parsed>> RECENT = ThreadLocal.withInitial(Recent::new);

    private final Guard guard;
    private final boolean separateCss;

    /** @param separateCss whether the last of them is the template's own style sheet, beside its HTML */
    StyleSheets(Guard guard, boolean separateCss) {
        this.guard = guard;
        this.separateCss = separateCss;
    }

    @Override
    public StylesheetInfo[] getStylesheets(Document document) {
        StylesheetInfo[] infos = super.getStylesheets(document);
        for (int at = 0; at < infos.length; at++) {
            StylesheetInfo info = infos[at];
            if (info.isInline() && info.appliesToMedia(MEDIUM)) {
                Parsed parsed = parsed(info);
                warn(parsed, separateCss && at == infos.length - 1 ? "css" : "style", document);
                info.setStylesheet(parsed.sheet());
            }
        }
        return infos;
    }

    private void warn(Parsed parsed, String source, Document document) {
        if (parsed.ignored().isEmpty()) {
            return;
        }
        int above = blankLines(parsed.css(), document);
        boolean svg = parsed.ignored().stream().anyMatch(Ignored::inSvg)
                && document.getElementsByTagName("svg").item(0) != null;
        parsed.ignored().stream().filter(ignored -> !(svg && ignored.inSvg()))
                .forEach(ignored -> guard.warn(ignored.below(above).warning(source, null)));
    }

    /** The engine reads a sheet without the blank lines above it. */
    private static int blankLines(String css, Document document) {
        Node head = document.getElementsByTagName("head").item(0);
        for (Node style = head == null ? null : head.getFirstChild(); style != null; style = style.getNextSibling()) {
            String text = String.valueOf(style.getTextContent());
            if (text.strip().equals(css.strip())) {
                return (int) text.chars().limit(text.length() - text.stripLeading().length())
                        .filter(letter -> letter == '\n').count();
            }
        }
        return 0;
    }

    private static Parsed parsed(StylesheetInfo info) {
        String css = info.getContent();
        return css.length() > CHARS ? parse(info) : RECENT.get().computeIfAbsent(css, unknown -> parse(info));
    }

    private static Parsed parse(StylesheetInfo info) {
        var complaints = new ArrayList<String>();
        try {
            var parser = new CSSParser((uri, complaint) -> complaints.add(complaint));
            Stylesheet sheet = parser.parseStylesheet(info.getUri(), info.getOrigin(),
                    new StringReader(info.getContent()));
            return new Parsed(info.getContent(), sheet, IgnoredCss.inSheet(info.getContent(), complaints));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param ignored what it says in vain */
    private record Parsed(String css, Stylesheet sheet, List<Ignored> ignored) {}

    private static final class Recent extends LinkedHashMap<String, Parsed> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(COUNT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parsed> eldest) {
            return size() > COUNT;
        }
    }
}
