package dev.pressroom.render.finish;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.option.Description;
import dev.pressroom.render.option.EInvoice;
import dev.pressroom.render.option.Standard;

/** The metadata stream (ISO 16684-1): the same facts as the information dictionary, and the standards the document claims. */
final class Xmp {
    private static final String BEGIN = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
             xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
             xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
             xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <dc:format>application/pdf</dc:format>
            """;
    private static final String END = """
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>""";
    private static final String ACCESSIBILITY = schema("PDF/UA identification schema",
            "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
            property("part", "Integer", "internal", "Part of ISO 14289"));
    private static final String INVOICE = schema("Factur-X PDFA Extension Schema", FacturX.NAMESPACE, "fx",
            property("DocumentFileName", "Text", "external", "The name of the embedded XML document")
                    + property("DocumentType", "Text", "external", "The type of the hybrid document")
                    + property("Version", "Text", "external", "The version of the standard of the XML document")
                    + property("ConformanceLevel", "Text", "external", "The profile of the XML document"));

    private Xmp() {}

    static String of(Description description, Standard standard, @Nullable EInvoice invoice, String producer) {
        var packet = new StringBuilder(BEGIN);
        list(packet, "dc:title", "Alt", " xml:lang=\"x-default\"", description.title());
        list(packet, "dc:creator", "Seq", "", description.author());
        list(packet, "dc:description", "Alt", " xml:lang=\"x-default\"", description.subject());
        list(packet, "dc:language", "Bag", "", description.language());
        value(packet, "pdf:Keywords", description.keywords());
        value(packet, "pdf:Producer", producer);
        var archive = standard.archive();
        if (archive != null) {
            value(packet, "pdfaid:part", String.valueOf(archive.part()));
            value(packet, "pdfaid:conformance", String.valueOf(archive.level()));
        }
        if (standard.accessible()) {
            value(packet, "pdfuaid:part", "1");
        }
        if (invoice != null) {
            value(packet, "fx:DocumentType", "INVOICE");
            value(packet, "fx:DocumentFileName", invoice.profile().filename());
            value(packet, "fx:Version", invoice.profile().version());
            value(packet, "fx:ConformanceLevel", invoice.profile().level());
        }
        String schemas = (standard.accessible() ? ACCESSIBILITY : "") + (invoice == null ? "" : INVOICE);
        if (!schemas.isEmpty()) {
            packet.append("<pdfaExtension:schemas><rdf:Bag>").append(schemas)
                    .append("</rdf:Bag></pdfaExtension:schemas>\n");
        }
        return packet.append(END).toString();
    }

    private static void list(StringBuilder packet, String name, String kind, String attribute, @Nullable String text) {
        if (text != null) {
            packet.append("<%1$s><rdf:%2$s><rdf:li%3$s>%4$s</rdf:li></rdf:%2$s></%1$s>%n".formatted(name, kind,
                    attribute, escaped(text)));
        }
    }

    private static void value(StringBuilder packet, String name, @Nullable String text) {
        if (text != null) {
            packet.append("<%1$s>%2$s</%1$s>%n".formatted(name, escaped(text)));
        }
    }

    /** How PDF/A wants to be told of properties that it does not know itself (ISO 19005-1, 6.7.8). */
    static String schema(String description, String namespace, String prefix, String properties) {
        return """
                <rdf:li rdf:parseType="Resource"><pdfaSchema:schema>%s</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI><pdfaSchema:prefix>%s</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq>%s</rdf:Seq></pdfaSchema:property></rdf:li>
                """.formatted(description, namespace, prefix, properties);
    }

    static String property(String name, String type, String category, String description) {
        return """
                <rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name>
                <pdfaProperty:valueType>%s</pdfaProperty:valueType><pdfaProperty:category>%s</pdfaProperty:category>
                <pdfaProperty:description>%s</pdfaProperty:description></rdf:li>
                """.formatted(name, type, category, description);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().filter(Xmp::allowed).forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /** XML 1.0 has no way to write the others. */
    private static boolean allowed(int character) {
        return character >= ' ' && (character < 0xD800 || character > 0xDFFF) && character != 0xFFFE
                && character != 0xFFFF || character == '\t' || character == '\n' || character == '\r';
    }
}
