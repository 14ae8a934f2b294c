package dev.pressroom.render.layout;

import java.util.regex.Pattern;

import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.w3c.dom.NodeList;

import dev.pressroom.render.layout.fence.SvgFence;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** A parsed document as the kind of tree that the engine takes. */
final class DomTree {
    private static final Pattern XML_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*");
    /** Kept by each thread: to look for them on the class path costs as much as to convert a page. */
    private static final ThreadLocal<W3CDom> CONVERTERS = ThreadLocal.withInitial(
            () -> new W3CDom().namespaceAware(true));
    private static final ThreadLocal<DocumentBuilder> BUILDERS = ThreadLocal.withInitial(DomTree::builder);

    private DomTree() {}

    /** Changes the document it is given, too. */
    static org.w3c.dom.Document of(Document document) {
        dropUnprintable(document);
        org.w3c.dom.Document dom = BUILDERS.get().newDocument();
        dom.setXmlStandalone(true);
        CONVERTERS.get().convert(document, dom);
        if (document.selectFirst("svg") != null) {
            nameLinks(dom);
        }
        return dom;
    }

    /** SVG wants the namespace that HTML's parser leaves out. */
    private static void nameLinks(org.w3c.dom.Document dom) {
        NodeList all = dom.getElementsByTagName("*");
        for (int at = 0; at < all.getLength(); at++) {
            if (all.item(at) instanceof org.w3c.dom.Element element && element.hasAttribute("xlink:href")) {
                element.setAttributeNS(SvgFence.XLINK, "xlink:href", element.getAttribute("xlink:href"));
            }
        }
    }

    /** Attribute names that XML cannot hold would end the conversion. */
    private static void dropUnprintable(Document document) {
        for (Element element : document.getAllElements()) {
            if (element.attributesSize() > 0) {
                element.attributes().asList().stream().map(Attribute::getKey)
                        .filter(key -> !XML_NAME.matcher(key).matches()).toList().forEach(element::removeAttr);
            }
        }
    }

    private static DocumentBuilder builder() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
