package dev.pressroom.template.schema;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** The properties that a schema declares outright, by their path; what it says in alternatives and conditions is left to validation. */
public final class DeclaredProperties {
    private static final int MAX_PROPERTIES = 1_000;
    private static final int MAX_DEPTH = 10;

    private final Map<String, Property> found = new LinkedHashMap<>();
    private final JsonNode root;

    private DeclaredProperties(JsonNode root) {
        this.root = root;
    }

    /**
     * @param path     {@code customer.name}; {@code lines[].price} for a property of each item of a list
     * @param type     as the schema names it, several joined by {@code |}; null where it names none
     * @param required that its parent, where there is one, must have it
     */
    public record Property(String path, @Nullable String type, boolean required, @Nullable String description) {}

    public static List<Property> of(String schema) {
        var properties = new DeclaredProperties(JsonText.read("schema", schema));
        properties.collect("", properties.root, MAX_DEPTH);
        return List.copyOf(properties.found.values());
    }

    private void collect(String path, JsonNode schema, int depth) {
        if (depth == 0 || found.size() >= MAX_PROPERTIES) {
            return;
        }
        schema.path("allOf").forEach(part -> collect(path, part, depth - 1));
        if (schema.path("$ref").asText().startsWith("#/")) {
            collect(path, target(schema), depth - 1);
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            note(inner, property.getValue(), required.contains(property.getKey()));
            collect(inner, property.getValue(), depth - 1);
        }
        if (schema.path("items").isObject()) {
            collect(path + "[]", schema.path("items"), depth - 1);
        }
    }

    private void note(String path, JsonNode schema, boolean required) {
        if (found.size() < MAX_PROPERTIES) {
            JsonNode target = target(schema);
            JsonNode description = schema.path("description").isTextual()
                    ? schema.path("description")
                    : target.path("description");
            found.merge(path, new Property(path, type(target), required, description.textValue()),
                    (before, now) -> new Property(path, before.type == null ? now.type : before.type,
                            before.required || now.required,
                            before.description == null ? now.description : before.description));
        }
    }

    private JsonNode target(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
    }

    private static @Nullable String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText)
                        .collect(Collectors.joining("|"))
                : type.textValue();
    }
}
