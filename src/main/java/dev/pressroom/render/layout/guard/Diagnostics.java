package dev.pressroom.render.layout.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.LogMessageId.LogMessageId0Param;
import com.openhtmltopdf.util.LogMessageId.LogMessageId2Param;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;

import dev.pressroom.render.layout.css.ElementName;
import dev.pressroom.render.layout.css.IgnoredCss;

/** What the engine says while it works, as warnings for the author; its own log stays silent. */
public final class Diagnostics implements Consumer<Diagnostic> {
    static {
        XRLog.setLoggerImpl(new Silent());
    }

    private final Guard guard;
    private final Function<String, @Nullable String> sheets;
    /** Sheets and attributes that are reported: the engine complains of each declaration, and of each element anew. */
    private final Map<String, List<String>> complaints = new HashMap<>();
    private final Set<String> attributes = new HashSet<>();
    private @Nullable Element element;

    /** @param sheets text of a linked style sheet by its URL, null where it is not to hand */
    public Diagnostics(Guard guard, Function<String, @Nullable String> sheets) {
        this.guard = guard;
        this.sheets = sheets;
    }

    Guard guard() {
        return guard;
    }

    /** The engine is about to read this element's own style. */
    void at(Element now) {
        element = now;
        if (now.hasAttribute("style") && IgnoredCss.mayBeSilent(now.getAttribute("style"))) {
            complain(now);
        }
    }

    @Override
    public void accept(Diagnostic diagnostic) {
        if (diagnostic.getLogMessageId() == LogMessageId2Param.CSS_PARSE_GENERIC_MESSAGE) {
            complain(String.valueOf(diagnostic.getArgs()[0]), String.valueOf(diagnostic.getArgs()[1]));
        } else if (diagnostic.getLogMessageId() == LogMessageId0Param.EXCEPTION_SVG_COULD_NOT_DRAW) {
            guard.warn("svg-ignored", "an SVG image could not be drawn: " + cause(diagnostic));
        }
        guard.check();
    }

    private void complain(String url, String complaint) {
        String css = sheets.apply(url);
        if (css != null) {
            complaints.computeIfAbsent(url, first -> new ArrayList<>()).add(complaint);
        } else if (element != null && element.hasAttribute("style")) {
            complain(element);
        }
    }

    private void complain(Element styled) {
        String css = styled.getAttribute("style");
        if (attributes.add(css)) {
            IgnoredCss.inAttribute(css).stream().filter(ignored -> !ignored.inSvg() || !inSvg(styled)).forEach(
                    ignored -> guard.warn(ignored.warning("style-attribute", ElementName.of(styled))));
        }
    }

    private static boolean inSvg(Node node) {
        for (Node at = node; at != null; at = at.getParentNode()) {
            if (at.getNodeName().equals("svg")) {
                return true;
            }
        }
        return false;
    }

    /** Called when the layout has ended: only then all complaints of a linked sheet are known. */
    public void conclude() {
        complaints.forEach((url, all) -> IgnoredCss.inSheet(String.valueOf(sheets.apply(url)), all)
                .forEach(ignored -> guard.warn(ignored.warning(url.replaceFirst("^asset:", ""), null))));
    }

    /** The last line says what is wrong, those before it wrap it. */
    private static String cause(Diagnostic diagnostic) {
        String message = diagnostic.getError() == null
                ? ""
                : String.valueOf(diagnostic.getError().getMessage()).strip();
        return message.substring(message.lastIndexOf('\n') + 1);
    }

    private static final class Silent implements XRLogger {
        @Override
        public void log(String where, Level level, String message) {}

        @Override
        public void log(String where, Level level, String message, Throwable thrown) {}

        @Override
        public void setLevel(String logger, Level level) {}

        @Override
        public boolean isLogLevelEnabled(Diagnostic diagnostic) {
            return false;
        }
    }
}
