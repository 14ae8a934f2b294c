package dev.pressroom.dialect.pdfgorilla;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A no in PDF Gorilla's own words. */
final class PdfGorillaRefusal extends RuntimeException {
    private final int status;
    private final transient ObjectNode body;
    private final transient Map<String, String> headers = new TreeMap<>();

    private PdfGorillaRefusal(int status, ObjectNode body) {
        super(body.path("error").textValue(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static PdfGorillaRefusal of(int status, String error) {
        return of(status, error, null);
    }

    static PdfGorillaRefusal of(int status, String error, @Nullable String hint) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", error);
        return new PdfGorillaRefusal(status, hint == null ? body : body.put("hint", hint));
    }

    static PdfGorillaRefusal badRequest(String error) {
        return of(400, error);
    }

    static PdfGorillaRefusal noTemplate() {
        return of(404, "Template not found.");
    }

    static PdfGorillaRefusal noJob() {
        return of(404, "Job not found.");
    }

    static PdfGorillaRefusal tooLarge(String what, long most) {
        return of(413, what + " is larger than " + most + " bytes.");
    }

    PdfGorillaRefusal with(String field, long value) {
        body.put(field, value);
        return this;
    }

    /** Null stands there as such. */
    PdfGorillaRefusal with(String field, @Nullable String value) {
        body.put(field, value);
        return this;
    }

    PdfGorillaRefusal header(String name, long value) {
        headers.put(name, String.valueOf(value));
        return this;
    }

    int status() {
        return status;
    }

    String body() {
        return body.toString();
    }

    Map<String, String> headers() {
        return headers;
    }
}
