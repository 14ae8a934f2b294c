package dev.pressroom.render.layout;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.layout.SharedContext;

/**
 * The text of a document that its style sheets mean to show. What is drawn, within SVG, is not text in a PDF, and a
 * running element is shown where a page asks for it, often or never.
 */
final class VisibleText {
    private final StringBuilder text = new StringBuilder();
    private final SharedContext context;

    private VisibleText(SharedContext context) {
        this.context = context;
    }

    static String of(org.w3c.dom.Document document, SharedContext context) {
        var visible = new VisibleText(context);
        visible.add(document.getDocumentElement());
        return visible.text.toString();
    }

    private void add(Element element) {
        CalculatedStyle style = context.getStyle(element);
        if (style.isIdent(CSSName.DISPLAY, IdentValue.NONE) || style.isRunning()
                || element.getTagName().matches("svg|head")) {
            return;
        }
        boolean shown = style.isIdent(CSSName.VISIBILITY, IdentValue.VISIBLE);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text words && shown) {
                text.append(words.getData());
            } else if (child instanceof Element inner) {
                add(inner);
            }
        }
    }
}
