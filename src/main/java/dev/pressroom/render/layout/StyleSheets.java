package dev.pressroom.render.layout;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.w3c.dom.Document;

import com.openhtmltopdf.css.parser.CSSParser;
import com.openhtmltopdf.css.sheet.Stylesheet;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.simple.extend.XhtmlNamespaceHandler;

import dev.pressroom.render.layout.guard.Diagnostics;
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

    StyleSheets(Guard guard) {
        this.guard = guard;
    }

    @Override
    public StylesheetInfo[] getStylesheets(Document document) {
        StylesheetInfo[] infos = super.getStylesheets(document);
        for (StylesheetInfo info : infos) {
            if (info.isInline() && info.appliesToMedia(MEDIUM)) {
                Parsed parsed = parsed(info);
                parsed.complaints().forEach(complaint -> Diagnostics.complain(guard, complaint));
                info.setStylesheet(parsed.sheet());
            }
        }
        return infos;
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
            return new Parsed(sheet, List.copyOf(complaints));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param complaints what the parser says of it, in its own words */
    private record Parsed(Stylesheet sheet, List<String> complaints) {}

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
