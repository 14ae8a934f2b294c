package dev.pressroom.template.schema;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;

import dev.pressroom.problem.Violation;

/** A walk over a schema's own keywords, ahead of the compiler: every pattern must be linear, every reference must end inside the schema. */
final class SchemaOutline {
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "patternProperties", "$defs", "definitions",
            "dependentSchemas");
    private static final Set<String> SCHEMAS = Set.of("prefixItems", "allOf", "anyOf", "oneOf", "items",
            "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems",
            "unevaluatedProperties", "contentSchema");
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");
    private static final URI NOWHERE = URI.create("schema:/");

    private final List<Violation> violations = new ArrayList<>();
    private final Set<URI> resources = new HashSet<>();

    private SchemaOutline() {}

    static List<Violation> violations(JsonNode schema) {
        var outline = new SchemaOutline();
        outline.resources.add(NOWHERE);
        outline.walk(new Place(schema, "#/schema", NOWHERE), outline::collect);
        outline.walk(new Place(schema, "#/schema", NOWHERE), outline::check);
        return outline.violations.stream().limit(Budget.MAX_ERRORS).toList();
    }

    /** @param base what relative references are resolved against */
    private record Place(JsonNode schema, String pointer, URI base) {
        Place at(String... steps) {
            JsonNode node = schema;
            var path = new StringBuilder(pointer);
            for (String step : steps) {
                node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
                path.append(JsonText.step(step));
            }
            return new Place(node, path.toString(), base);
        }

        Place inItsOwnBase() {
            String id = schema.path("$id").asText("");
            return id.isEmpty() ? this : new Place(schema, pointer, resolve(id));
        }

        URI resolve(String reference) {
            try {
                return withoutFragment(base.resolve(reference));
            } catch (IllegalArgumentException _) {
                return URI.create("invalid:/"); // no resource has this name, so the reference is refused
            }
        }
    }

    private void walk(Place start, BiConsumer<Place, String> visitor) {
        Place place = start.inItsOwnBase();
        for (Map.Entry<String, JsonNode> keyword : place.schema().properties()) {
            String name = keyword.getKey();
            visitor.accept(place, name);
            if (NAMED_SCHEMAS.contains(name)) {
                keyword.getValue().fieldNames().forEachRemaining(key -> walk(place.at(name, key), visitor));
            } else if (SCHEMAS.contains(name) && keyword.getValue().isArray()) {
                for (int index = 0; index < keyword.getValue().size(); index++) {
                    walk(place.at(name, String.valueOf(index)), visitor);
                }
            } else if (SCHEMAS.contains(name)) {
                walk(place.at(name), visitor);
            }
        }
    }

    private void collect(Place place, String keyword) {
        if (keyword.equals("$id")) {
            resources.add(place.base());
        }
    }

    private void check(Place place, String keyword) {
        JsonNode value = place.schema().path(keyword);
        if (REFERENCES.contains(keyword) && value.isTextual()) {
            checkReference(place.at(keyword), value.asText());
        } else if (keyword.equals("pattern") && value.isTextual()) {
            checkPattern(place.at(keyword).pointer(), value.asText());
        } else if (keyword.equals("patternProperties")) {
            value.fieldNames().forEachRemaining(regex -> checkPattern(place.at(keyword, regex).pointer(), regex));
        } else if (keyword.equals("$schema") && !DIALECT.equals(value.asText().replaceFirst("#$", ""))) {
            violations.add(new Violation(place.at(keyword).pointer(), "The schema's dialect must be " + DIALECT + "."));
        }
    }

    private void checkReference(Place place, String reference) {
        URI target = place.resolve(reference);
        if (!resources.contains(target) && !target.toString().equals(DIALECT)) {
            violations.add(new Violation(place.pointer(),
                    "A reference must end within this schema, as '#/$defs/name' does; nothing is fetched."));
        }
    }

    private void checkPattern(String pointer, String regex) {
        try {
            LinearPatterns.compile(regex);
        } catch (IllegalArgumentException refused) {
            violations.add(new Violation(pointer, String.valueOf(refused.getMessage())));
        }
    }

    private static URI withoutFragment(URI uri) {
        return URI.create(uri.toString().replaceFirst("#.*", ""));
    }
}
