package dev.pressroom.render.invoice;

/** Why an XML is not the invoice it is said to be; the message is for whoever sent it. */
public final class InvoiceFault extends Exception {
    InvoiceFault(String message) {
        super(message);
    }
}
