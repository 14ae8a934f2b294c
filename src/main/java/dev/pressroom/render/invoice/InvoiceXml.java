package dev.pressroom.render.invoice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import dev.pressroom.render.option.EInvoice.Profile;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** An invoice's XML, read without document types and whatever they lead to. */
public final class InvoiceXml {
    private static final String INVOICE = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static final String PARTS = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static final Pattern OTHER_ENCODING = Pattern
            .compile("^\\s*<\\?xml[^>]*encoding=[\"'](?!utf-8[\"'])[^>]*>", Pattern.CASE_INSENSITIVE);

    private InvoiceXml() {}

    /** The bytes of an XML that came as text. */
    public static byte[] bytes(String text) throws InvoiceFault {
        if (OTHER_ENCODING.matcher(text).find()) {
            throw new InvoiceFault("its declaration names another encoding than UTF-8, in which it was sent");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws InvoiceFault where it is not well-formed, no Cross Industry Invoice, or of another profile */
    public static Document read(byte[] xml, Profile profile) throws InvoiceFault {
        Document document = parsed(xml);
        Element root = document.getDocumentElement();
        if (!INVOICE.equals(root.getNamespaceURI()) || !"CrossIndustryInvoice".equals(root.getLocalName())) {
            throw new InvoiceFault(
                    "it is no CrossIndustryInvoice of UN/CEFACT (D16B), but <" + root.getNodeName() + ">");
        }
        String guideline = guideline(root);
        if (!guideline.equals(profile.guideline())) {
            throw new InvoiceFault("its guideline is '" + guideline + "'; that of " + profile + " is '"
                    + profile.guideline() + "'");
        }
        return document;
    }

    private static String guideline(Element root) {
        var contexts = root.getElementsByTagNameNS(PARTS, "GuidelineSpecifiedDocumentContextParameter");
        for (Node child = contexts.getLength() == 0
                ? null
                : contexts.item(0).getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("ID".equals(child.getLocalName())) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }

    private static Document parsed(byte[] xml) throws InvoiceFault {
        try {
            return parser().parse(new ByteArrayInputStream(xml));
        } catch (SAXParseException broken) {
            throw new InvoiceFault("line " + broken.getLineNumber() + ", column " + broken.getColumnNumber() + ": "
                    + broken.getMessage());
        } catch (SAXException | IOException broken) {
            throw new InvoiceFault("it is not well-formed: " + broken.getMessage());
        }
    }

    private static DocumentBuilder parser() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new Throwing());
            return parser;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The parser's own would print to the log. */
    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
