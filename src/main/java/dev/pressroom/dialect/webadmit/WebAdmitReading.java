package dev.pressroom.dialect.webadmit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.dialect.webadmit.WebAdmitWire.Asked;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Form;
import dev.pressroom.problem.Problem;

/** From bytes to what is asked, all of it checked that needs no look into the account. */
@ApplicationScoped
class WebAdmitReading {
    private static final String TEMPLATE = "pdf_manager_template_id";
    private static final String WRAPPER = "pdf_manager_batch";

    private final ObjectMapper json;

    WebAdmitReading(ObjectMapper json) {
        this.json = json;
    }

    Asked run(byte[] body) {
        JsonNode whole = tree(body);
        boolean wrapped = whole.path(WRAPPER).isObject();
        JsonNode fields = wrapped ? whole.get(WRAPPER) : whole;
        String place = wrapped ? "#/" + WRAPPER : "#/";
        if (!fields.isObject()) {
            throw WebAdmitRefusal.schema(List.of(type(place, fields, "object")));
        }
        List<String> faults = new ArrayList<>();
        template(place, fields.get(TEMPLATE), faults);
        JsonNode callback = fields.get("callback");
        if (wrapped) {
            callback(callback, faults);
        }
        if (!faults.isEmpty()) {
            throw WebAdmitRefusal.schema(faults);
        }
        if (!wrapped && callback != null && !callback.isNull() && !secure(callback)) {
            throw WebAdmitRefusal.callback("is not an HTTPS URL");
        }
        return new Asked(wrapped ? Form.R1 : Form.R0, number(fields.get(TEMPLATE)), text(callback));
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            if (read != null && !read.isMissingNode()) {
                return read;
            }
        } catch (JacksonException broken) {
            throw new Problem.Malformed(String.valueOf(broken.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw new Problem.Malformed("There is no body.");
    }

    private static void template(String place, @Nullable JsonNode id, List<String> faults) {
        if (id == null) {
            faults.add("The property '" + place + "' did not contain a required property of '" + TEMPLATE + "'");
        } else if (!id.isIntegralNumber()) {
            faults.add(type((place.endsWith("/") ? place : place + "/") + TEMPLATE, id, "integer"));
        }
    }

    private static void callback(@Nullable JsonNode callback, List<String> faults) {
        String place = "#/" + WRAPPER + "/callback";
        if (callback == null || callback.isNull()) {
            return;
        }
        if (!callback.isTextual()) {
            faults.add("The property '" + place + "' of type " + name(callback)
                    + " did not match one or more of the following types: string, null");
        } else if (!secure(callback)) {
            faults.add("The property '" + place + "' value \"" + callback.asText()
                    + "\" did not match the regex '^https://'");
        }
    }

    private static boolean secure(JsonNode callback) {
        return callback.isTextual() && callback.asText().startsWith("https://");
    }

    private static String type(String place, JsonNode value, String wanted) {
        return "The property '" + place + "' of type " + name(value) + " did not match the following type: " + wanted;
    }

    /** As the original's language calls it. */
    private static String name(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "String";
            case NULL -> "NilClass";
            case BOOLEAN -> value.asBoolean() ? "TrueClass" : "FalseClass";
            case NUMBER -> value.isIntegralNumber() ? "Integer" : "Float";
            case ARRAY -> "Array";
            default -> "Hash";
        };
    }

    /** One that is too large for any template's is no template's. */
    private static long number(JsonNode id) {
        return id.canConvertToLong() ? id.longValue() : -1;
    }

    private static @Nullable String text(@Nullable JsonNode callback) {
        return callback == null || callback.isNull() ? null : callback.asText();
    }
}
