package dev.pressroom.dialect.reportflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.pressroom.template.TemplateVersion;
import dev.pressroom.template.schema.DeclaredProperties;

/** What a design takes, as an object of names and types: told by its schema, else by its sample data, else by what it prints. Pure. */
final class ReportFlowParameters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "string";
    private static final int MOST_LEVELS = 64;

    private ReportFlowParameters() {}

    static JsonNode of(TemplateVersion version) {
        return of(version.schema(), version.sampleData(), version.expressions());
    }

    static JsonNode of(@Nullable String schema, @Nullable String sample, List<String> expressions) {
        if (schema != null) {
            var declared = new LinkedHashMap<String, String>();
            DeclaredProperties.of(schema).forEach(one -> declared.put(one.path(), type(one.type())));
            if (!declared.isEmpty()) {
                return tree(declared);
            }
        }
        if (sample != null) {
            return shape(read(sample), MOST_LEVELS);
        }
        var printed = new LinkedHashMap<String, String>();
        expressions.forEach(path -> printed.put(path, TEXT));
        return tree(printed);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored sample data is no JSON", broken);
        }
    }

    /** The first that says anything of several. */
    private static String type(@Nullable String declared) {
        if (declared == null) {
            return TEXT;
        }
        for (String one : declared.split("\\|")) {
            switch (one) {
                case "number", "integer" -> {
                    return "number";
                }
                case "boolean", "object", "array" -> {
                    return one;
                }
                default -> {
                    if (one.equals(TEXT)) {
                        return TEXT;
                    }
                }
            }
        }
        return TEXT;
    }

    private static JsonNode shape(JsonNode value, int levels) {
        if (value.isObject() && levels > 0) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(field -> object.set(field.getKey(), shape(field.getValue(), levels - 1)));
            return object;
        }
        if (value.isArray() && levels > 0) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            return list.add(value.isEmpty() ? list.textNode(TEXT) : shape(value.get(0), levels - 1));
        }
        return JsonNodeFactory.instance.textNode(value.isNumber() ? "number" : value.isBoolean() ? "boolean" : TEXT);
    }

    /** A name and what is below it. */
    private static final class Node {
        private final Map<String, Node> inner = new LinkedHashMap<>();
        private @Nullable Node element;
        private String type = TEXT;

        Node named(String name) {
            return inner.computeIfAbsent(name, _ -> new Node());
        }

        Node element() {
            if (element == null) {
                element = new Node();
            }
            return element;
        }

        JsonNode json() {
            if (element != null || type.equals("array")) {
                return JsonNodeFactory.instance.arrayNode().add(element().json());
            }
            if (inner.isEmpty() && !type.equals("object")) {
                return JsonNodeFactory.instance.textNode(type);
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            inner.forEach((name, node) -> object.set(name, node.json()));
            return object;
        }
    }

    /** @param types by path, {@code customer.name} or {@code lines[].price} */
    private static JsonNode tree(Map<String, String> types) {
        var root = new Node();
        root.type = "object";
        types.forEach((path, type) -> {
            Node node = root;
            for (String step : path.split("\\.")) {
                node = node.named(step.replace("[]", ""));
                for (int at = step.indexOf("[]"); at >= 0; at = step.indexOf("[]", at + 2)) {
                    node = node.element();
                }
            }
            node.type = type;
        });
        return root.json();
    }
}
