package dev.pressroom.render.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import dev.pressroom.render.option.EInvoice.Profile;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.TransformerFactoryImpl;

/** The schema and the business rules of a profile, as Mustang ships them; read once in a process, when an invoice asks. */
public final class InvoiceRules {
    private static final String SCHEMATRON = "http://purl.oclc.org/dsdl/svrl";
    private static final int FAULTS = 3;
    private static final Map<String, Templates> RULES = new ConcurrentHashMap<>();
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private InvoiceRules() {}

    /** @throws InvoiceFault with the first rules that the invoice breaks */
    public static void require(Document invoice, Profile profile) throws InvoiceFault {
        try {
            SCHEMAS.computeIfAbsent(schema(profile), InvoiceRules::schema).newValidator()
                    .validate(new DOMSource(invoice));
        } catch (SAXException broken) {
            throw new InvoiceFault("it breaks the schema of " + profile + ": " + broken.getMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        var broken = new ArrayList<String>();
        for (String rules : rules(profile)) {
            broken.addAll(broken(invoice, RULES.computeIfAbsent(rules, InvoiceRules::compiled)));
        }
        if (!broken.isEmpty()) {
            int more = broken.size() - FAULTS;
            throw new InvoiceFault("it breaks the rules of " + profile + ": "
                    + String.join("; ", broken.subList(0, Math.min(FAULTS, broken.size())))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
    }

    /** An XRechnung says no more than EN 16931 does, but has rules of its own. */
    private static String schema(Profile profile) {
        return switch (profile) {
            case MINIMUM -> "/schema/ZF_250/MINIMUM/FACTUR-X_MINIMUM.xsd";
            case BASIC_WL -> "/schema/ZF_250/BASIC-WL/FACTUR-X_BASICWL.xsd";
            case BASIC -> "/schema/ZF_250/BASIC/FACTUR-X_BASIC.xsd";
            case EN16931, XRECHNUNG -> "/schema/ZF_250/EN16931/FACTUR-X_EN16931.xsd";
            case EXTENDED -> "/schema/ZF_250/EXTENDED/FACTUR-X_EXTENDED.xsd";
        };
    }

    private static List<String> rules(Profile profile) {
        return switch (profile) {
            case MINIMUM -> List.of("/xslt/ZF_250/FACTUR-X_MINIMUM.xslt");
            case BASIC_WL -> List.of("/xslt/ZF_250/FACTUR-X_BASIC-WL.xslt");
            case BASIC -> List.of("/xslt/ZF_250/FACTUR-X_BASIC.xslt");
            case EN16931 -> List.of("/xslt/ZF_250/FACTUR-X_EN16931.xslt");
            case EXTENDED -> List.of("/xslt/ZF_250/FACTUR-X_EXTENDED.xslt");
            case XRECHNUNG -> List.of("/xslt/en16931schematron/EN16931-CII-validation.xslt",
                    "/xslt/XR_30/XRechnung-CII-validation.xslt");
        };
    }

    private static Schema schema(String resource) {
        try {
            return SchemaFactory.newDefaultInstance().newSchema(url(resource));
        } catch (SAXException broken) {
            throw new IllegalStateException(resource, broken);
        }
    }

    /** Schematron compiled to XSLT 2.0, for which the JDK has no processor. */
    private static Templates compiled(String resource) {
        try {
            TransformerFactory factory = new TransformerFactoryImpl();
            String folder = resource.substring(0, resource.lastIndexOf('/') + 1);
            factory.setURIResolver((href, base) -> source(folder + href));
            return factory.newTemplates(source(resource));
        } catch (TransformerException broken) {
            throw new IllegalStateException(resource, broken);
        }
    }

    private static Source source(String resource) throws TransformerException {
        try {
            InputStream stream = url(resource).openStream();
            return new StreamSource(stream, "resource:" + resource);
        } catch (IOException e) {
            throw new TransformerException(resource, e);
        }
    }

    private static URL url(String resource) {
        return Objects.requireNonNull(InvoiceRules.class.getResource(resource), resource);
    }

    private static List<String> broken(Document invoice, Templates rules) {
        var result = new DOMResult();
        try {
            rules.newTransformer().transform(new DOMSource(invoice), result);
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
        NodeList failed = ((Document) result.getNode()).getElementsByTagNameNS(SCHEMATRON, "failed-assert");
        var broken = new ArrayList<String>();
        for (int at = 0; at < failed.getLength(); at++) {
            Element rule = (Element) failed.item(at);
            if (!rule.getAttribute("flag").matches("warning|information")) {
                broken.add(rule.getTextContent().replaceAll("\\s+", " ").strip());
            }
        }
        return broken;
    }
}
