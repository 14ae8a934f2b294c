package dev.pressroom.dialect.pdfgorilla;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Generate;
import dev.pressroom.dialect.pdfgorilla.PdfGorillaWire.Hook;

/** From bytes to what is asked, all of it checked that needs no look into the account; large ones are read off the event loop. */
@ApplicationScoped
class PdfGorillaBody {
    private static final int SMALL = 32 * 1024;
    private static final int LONGEST_URL = 2_048;
    private static final int LONGEST_SECRET = 512;
    private static final int LONGEST_KEY = 255;

    private final ObjectMapper json;

    PdfGorillaBody(ObjectMapper json) {
        this.json = json;
    }

    /** For a job. */
    Uni<Generate> job(byte[] body) {
        return read(body, () -> {
            JsonNode tree = tree(body);
            return new Generate(data(tree), hook(tree), key(tree));
        });
    }

    /** For a document at once: only the data counts. */
    Uni<Generate> document(byte[] body) {
        return read(body, () -> new Generate(data(tree(body)), null, null));
    }

    private static Uni<Generate> read(byte[] body, Supplier<Generate> reading) {
        return body.length <= SMALL ? Uni.createFrom().item(reading) : OffLoop.run(reading);
    }

    private JsonNode tree(byte[] body) {
        JsonNode read = object(body);
        if (read == null) {
            throw PdfGorillaRefusal.badRequest(PdfGorillaFaults.NO_JSON);
        }
        return read;
    }

    /** Null for what is no JSON object. */
    private @Nullable JsonNode object(byte[] text) {
        try {
            JsonNode read = json.readTree(text);
            return read != null && read.isObject() ? read : null;
        } catch (IOException broken) {
            return null;
        }
    }

    /** The text goes before the object, whatever that one is. */
    private String data(JsonNode body) {
        if (body.hasNonNull("jsonData")) {
            JsonNode text = body.get("jsonData");
            JsonNode read = text.isTextual()
                    ? object(text.textValue().getBytes(StandardCharsets.UTF_8))
                    : null;
            if (read == null) {
                throw PdfGorillaRefusal.badRequest(
                        "The jsonData field must be a valid JSON object, not an array or primitive.");
            }
            return read.toString();
        }
        if (!body.hasNonNull("data")) {
            return "{}";
        }
        if (!body.get("data").isObject()) {
            throw PdfGorillaRefusal
                    .badRequest("The data field must be a JSON object, not an array or primitive.");
        }
        return body.get("data").toString();
    }

    /** A secret without an address is passed over. */
    private static @Nullable Hook hook(JsonNode body) {
        if (!body.hasNonNull("webhookUrl")) {
            return null;
        }
        JsonNode secret = body.path("webhookSecret");
        if (!body.hasNonNull("webhookSecret") || secret.isTextual() && secret.textValue().isEmpty()) {
            throw PdfGorillaRefusal.badRequest("webhookSecret is required when webhookUrl is provided.");
        }
        if (!body.get("webhookUrl").isTextual() || body.get("webhookUrl").textValue().length() > LONGEST_URL) {
            throw PdfGorillaRefusal.badRequest(PdfGorillaFaults.BAD_URL);
        }
        if (!secret.isTextual() || secret.textValue().codePointCount(0, secret.textValue().length()) > LONGEST_SECRET) {
            throw PdfGorillaRefusal.badRequest("webhookSecret must be at most 512 characters.");
        }
        return new Hook(body.get("webhookUrl").textValue(), secret.textValue());
    }

    private static @Nullable String key(JsonNode body) {
        if (!body.hasNonNull("idempotencyKey")) {
            return null;
        }
        JsonNode key = body.get("idempotencyKey");
        // The database keeps no text with U+0000.
        if (!key.isTextual() || key.textValue().codePointCount(0, key.textValue().length()) > LONGEST_KEY
                || key.textValue().indexOf('\0') >= 0) {
            throw PdfGorillaRefusal.badRequest("idempotencyKey must be a string of at most 255 characters.");
        }
        return key.textValue().isEmpty() ? null : key.textValue();
    }
}
