package dev.pressroom.dialect.reportflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.pressroom.dialect.reportflow.ReportFlowWire.Content;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Order;
import dev.pressroom.web.JsonDepth;

/** Bodies as fields, each of them checked by itself. Pure. */
final class ReportFlowBody {
    static final String NO_DESIGN = "designId must be a UUID";
    static final String NO_VERSION = "version must be an integer number";
    static final String LOW_VERSION = "version must not be less than 1";

    private static final Pattern UUIDS = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> SHARES = Set.of("01", "02", "03");
    private static final int MOST_PASSTHROUGH = 8 * 1024;

    private final Rules rules;

    ReportFlowBody(Rules rules) {
        this.rules = rules;
    }

    /**
     * @param files that one request may have
     * @param depth of objects and lists of the parameters in each other
     */
    record Rules(ReportFlowGeneration generation, int files, int depth) {}

    /** Null for text that is none. */
    static @Nullable UUID uuid(String text) {
        return UUIDS.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** @throws ReportFlowRefusal that names all wrong fields */
    Order single(JsonNode body) {
        var fields = ReportFlowFields.of(body);
        UUID design = design(fields);
        long version = version(fields);
        Content content = content(fields.within("content"));
        fields.require();
        return new Order(design, version, List.of(content));
    }

    /** @throws ReportFlowRefusal that names all wrong fields */
    Order multiple(JsonNode body) {
        var fields = ReportFlowFields.of(body);
        UUID design = design(fields);
        long version = version(fields);
        List<Content> contents = contents(fields);
        fields.require();
        return new Order(design, version, contents);
    }

    private static UUID design(ReportFlowFields fields) {
        UUID design = uuid(fields.get("designId").asText());
        if (design == null) {
            fields.refuse(NO_DESIGN);
            return new UUID(0, 0);
        }
        return design;
    }

    private static long version(ReportFlowFields fields) {
        JsonNode version = fields.get("version");
        if (!version.isNumber() || !version.canConvertToExactIntegral() || !version.canConvertToLong()) {
            fields.refuse(NO_VERSION);
        } else if (version.longValue() < 1) {
            fields.refuse(LOW_VERSION);
        }
        return version.longValue();
    }

    private List<Content> contents(ReportFlowFields fields) {
        JsonNode all = fields.get("contents");
        if (!all.isArray() || all.isEmpty()) {
            fields.refuse(all.isArray() ? "contents must contain at least 1 elements" : "contents must be an array");
        } else if (all.size() > rules.files()) {
            fields.refuse("contents must contain no more than " + rules.files() + " elements");
        } else {
            return contents(fields, all);
        }
        return List.of();
    }

    private List<Content> contents(ReportFlowFields fields, JsonNode all) {
        var contents = new ArrayList<Content>();
        var names = new HashSet<String>();
        for (int number = 0; number < all.size(); number++) {
            Content content = content(fields.within("contents." + number, all.get(number)));
            if (!content.fileName().isEmpty() && !names.add(ReportFlowNames.folded(content.fileName()))) {
                fields.refuse("contents." + number + ".fileName must be unique");
            }
            contents.add(content);
        }
        return contents;
    }

    private Content content(ReportFlowFields fields) {
        String name = fileName(fields);
        JsonNode params = params(fields);
        refusePasscode(fields);
        // What the first generation does not know is ignored there.
        return rules.generation() == ReportFlowGeneration.FIRST
                ? new Content(name, params, "01", null)
                : new Content(name, params, fields.oneOf("shareType", SHARES, "01"), passthrough(fields));
    }

    /** Empty where it is wrong. */
    private String fileName(ReportFlowFields fields) {
        JsonNode name = fields.get("fileName");
        String field = fields.at("fileName");
        if (fields.has("fileName") && !name.isTextual()) {
            fields.refuse(field + " must be a string");
            return "";
        }
        String fault = ReportFlowNames.fault(field, name.asText(""), rules.generation());
        if (!fields.has("fileName") || fault != null) {
            fields.refuse(fields.has("fileName") && fault != null ? fault : field + " should not be empty");
            return "";
        }
        return ReportFlowNames.whole(name.textValue());
    }

    private JsonNode params(ReportFlowFields fields) {
        JsonNode params = fields.get("params");
        if (!params.isObject()) {
            fields.refuse(fields.at("params") + " must be an object");
            return JsonNodeFactory.instance.objectNode();
        }
        if (JsonDepth.exceeds(params, rules.depth())) {
            fields.refuse(fields.at("params") + " must not be nested deeper than " + rules.depth() + " levels");
        }
        return params;
    }

    /** A file is never left open that its client believes to be protected. */
    private static void refusePasscode(ReportFlowFields fields) {
        if (fields.has("passcodeEnabled") && !fields.get("passcodeEnabled").isBoolean()) {
            fields.refuse(fields.at("passcodeEnabled") + " must be a boolean value");
        } else if (fields.get("passcodeEnabled").asBoolean()) {
            fields.refuse(fields.at("passcodeEnabled") + " is not supported");
        }
    }

    private static @Nullable JsonNode passthrough(ReportFlowFields fields) {
        if (!fields.has("passthrough")) {
            return null;
        }
        JsonNode passthrough = fields.get("passthrough");
        if (!passthrough.isObject()) {
            fields.refuse(fields.at("passthrough") + " must be an object");
        } else if (passthrough.toString().getBytes(StandardCharsets.UTF_8).length > MOST_PASSTHROUGH) {
            fields.refuse(fields.at("passthrough") + " must not be larger than " + MOST_PASSTHROUGH + " bytes");
        }
        return passthrough;
    }
}
