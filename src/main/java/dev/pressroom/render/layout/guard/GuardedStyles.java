package dev.pressroom.render.layout.guard;

import java.util.List;
import java.util.Map;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import com.openhtmltopdf.context.StyleReference;
import com.openhtmltopdf.css.newmatch.CascadedStyle;
import com.openhtmltopdf.css.newmatch.PageInfo;
import com.openhtmltopdf.css.parser.CSSPrimitiveValue;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.extend.NamespaceHandler;
import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.extend.UserInterface;
import com.openhtmltopdf.layout.SharedContext;

/**
 * The engine's styles, asked once for each page and each element that is laid out: where a layout that makes pages
 * without end can be stopped, and one without text at all.
 */
@SuppressWarnings("deprecation") // handed on with all the rest
public final class GuardedStyles extends StyleReference {
    /** Layout may make more pages than it keeps. */
    private static final int SLACK = 100;

    private final StyleReference styles;
    private final GuardedPages pages;
    private final Guard guard;
    private final Diagnostics diagnostics;
    private int made;

    public GuardedStyles(SharedContext context, GuardedPages pages, Diagnostics diagnostics) {
        super(context.getUserAgentCallback());
        this.styles = context.getCss();
        this.pages = pages;
        this.guard = diagnostics.guard();
        this.diagnostics = diagnostics;
    }

    @Override
    public PageInfo getPageStyle(String page, String pseudoPage) {
        guard.check();
        made++;
        pages.require(made / 2 - SLACK);
        return styles.getPageStyle(page, pseudoPage);
    }

    @Override
    public CascadedStyle getCascadedStyle(Element element, boolean restyle) {
        guard.check();
        diagnostics.at(element);
        return styles.getCascadedStyle(element, restyle);
    }

    @Override
    public CalculatedStyle getRootElementStyle() {
        return styles.getRootElementStyle();
    }

    @Override
    public void setDocumentContext(SharedContext context, NamespaceHandler names, Document document,
            UserInterface user) {
        styles.setDocumentContext(context, names, document, user);
    }

    @Override
    public boolean isHoverStyled(Element element) {
        return styles.isHoverStyled(element);
    }

    @Override
    public int getFragmentHide(Element element) {
        return styles.getFragmentHide(element);
    }

    @Override
    public Map<String, CSSPrimitiveValue> getCascadedPropertiesMap(Element element) {
        return styles.getCascadedPropertiesMap(element);
    }

    @Override
    public CascadedStyle getPseudoElementStyle(Node node, String pseudoElement) {
        return styles.getPseudoElementStyle(node, pseudoElement);
    }

    @Override
    public String getCSSForAllDescendants(Element element) {
        return styles.getCSSForAllDescendants(element);
    }

    @Override
    public List<FontFaceRule> getFontFaceRules() {
        return styles.getFontFaceRules();
    }

    @Override
    public void setUserAgentCallback(UserAgentCallback agent) {
        styles.setUserAgentCallback(agent);
    }

    @Override
    public void setSupportCMYKColors(boolean support) {
        styles.setSupportCMYKColors(support);
    }
}
