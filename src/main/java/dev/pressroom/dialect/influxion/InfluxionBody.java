package dev.pressroom.dialect.influxion;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.pressroom.dialect.influxion.InfluxionWire.Client;
import dev.pressroom.dialect.influxion.InfluxionWire.Generate;
import dev.pressroom.dialect.influxion.InfluxionWire.Text;
import dev.pressroom.render.option.Standard;

/** Bodies as fields, each of them checked by itself. Pure. */
final class InfluxionBody {
    private static final String STANDARDS = "pdf/a-1a, pdf/a-1b, pdf/a-2a, pdf/a-2b, pdf/a-2u, pdf/a-3a, pdf/a-3b, pdf/a-3u, pdf/ua-1";
    private static final int MAX_LABEL = 255;
    private static final int MAX_SECRET = 512;
    private static final int MAX_SCOPE = 1_000;

    private InfluxionBody() {}

    static Client client(JsonNode body) {
        var fields = InfluxionFields.of(body);
        var client = new Client(fields.required("client_id", MAX_LABEL), fields.required("client_secret", MAX_SECRET),
                fields.text("scope", 0, MAX_SCOPE));
        fields.require();
        return client;
    }

    static Generate generate(JsonNode body) {
        var fields = InfluxionFields.of(body);
        var request = new Generate(fields.dictionary("data"), documentId(fields), standard(fields),
                fields.text("sign_key_id"), html(fields), text(fields.within("css_template"), "Stylesheet"));
        fields.require();
        return request;
    }

    private static @Nullable String documentId(InfluxionFields fields) {
        String id = fields.text("document_id", 1, MAX_LABEL);
        if (id != null && id.chars().anyMatch(Character::isISOControl)) {
            fields.refuse("value_error", "document_id must not contain control characters", "document_id");
        }
        return id;
    }

    private static @Nullable Standard standard(InfluxionFields fields) {
        String name = fields.text("pdf_standard");
        if (name == null) {
            return null;
        }
        // What is two standards at once has no name here.
        var known = name.contains("+") || !name.equals(name.strip())
                ? null
                : Standard.of(name.toLowerCase(Locale.ROOT)).orElse(null);
        if (known == null) {
            String shown = name.substring(0, Math.min(name.length(), 60));
            fields.refuse("value_error", "Unsupported PDF standard '" + shown + "'. Supported: " + STANDARDS,
                    "pdf_standard");
        }
        return known;
    }

    private static Text html(InfluxionFields fields) {
        if (!fields.has("html_template")) {
            fields.missing("html_template");
            return Text.NONE;
        }
        if (!fields.get("html_template").isObject()) {
            fields.dictionary("html_template");
            return Text.NONE;
        }
        var within = fields.within("html_template");
        Text text = text(within, "Template");
        if (!within.has("content") && !within.has("id") && !within.has("filename")) {
            within.refuse("value_error", "One of id, filename or content is required");
        } else if (text.content() != null && text.content().isBlank()) {
            within.refuse("value_error", "Template is empty", "content");
        }
        return text;
    }

    private static Text text(InfluxionFields fields, String what) {
        String content = fields.text("content");
        if (content != null && content.indexOf('\0') >= 0) {
            fields.refuse("value_error", what + " must not contain the character U+0000", "content");
        }
        boolean number = fields.get("id").isIntegralNumber();
        String id = number ? fields.get("id").asText() : fields.text("id");
        return new Text(content, id, number, fields.text("filename"));
    }
}
