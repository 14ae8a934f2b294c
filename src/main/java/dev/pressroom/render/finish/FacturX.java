package dev.pressroom.render.finish;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.invoice.InvoiceFault;
import dev.pressroom.render.invoice.InvoiceRules;
import dev.pressroom.render.invoice.InvoiceXml;
import dev.pressroom.render.option.EInvoice;

/** The invoice's XML within its picture, once it has passed the rules of its profile. */
final class FacturX {
    static final String NAMESPACE = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
    private static final String DESCRIPTION = "Invoice data (Factur-X, ZUGFeRD)";

    private FacturX() {}

    /** @throws RenderFailure where it is missing, or not the invoice it is said to be */
    static void add(PDDocument document, EInvoice invoice, AssetSource assets) throws IOException {
        try {
            byte[] xml = xml(invoice, assets);
            InvoiceRules.require(InvoiceXml.read(xml, invoice.profile()), invoice.profile());
            new EmbeddedFile(invoice.profile().filename(), xml, "text/xml", DESCRIPTION,
                    invoice.profile().relationship().text()).add(document);
        } catch (InvoiceFault fault) {
            throw new RenderFailure(Code.INVOICE_INVALID,
                    "the XML of options.facturX is refused: " + fault.getMessage(),
                    fault);
        }
    }

    private static byte[] xml(EInvoice invoice, AssetSource assets) throws InvoiceFault {
        return invoice.xml() == null
                ? Attachments.required(String.valueOf(invoice.asset()), "facturX.asset", assets).content()
                : InvoiceXml.bytes(invoice.xml());
    }
}
