package dev.pressroom.template.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.pressroom.template.schema.DeclaredProperties.Property;

class DeclaredPropertiesTest {
    @Test
    void followsObjectsListsAndLocalReferences() {
        String schema = """
                {"required": ["customer"], "$defs": {"person": {"type": "object", "description": "A person",
                   "required": ["name"], "properties": {"name": {"type": "string"}}}},
                 "properties": {"customer": {"$ref": "#/$defs/person"},
                                "lines": {"type": "array", "items": {"properties": {"price": {"type": ["number", "null"]}}}}}}
                """;

        var properties = DeclaredProperties.of(schema);

        assertThat(properties).containsExactly(new Property("customer", "object", true, "A person"),
                new Property("customer.name", "string", true, null), new Property("lines", "array", false, null),
                new Property("lines[].price", "number|null", false, null));
    }

    @Test
    void endsOnASchemaThatHoldsItself() {
        String schema = "{\"properties\": {\"child\": {\"$ref\": \"#/properties/child\", \"properties\": {\"a\": {\"$ref\": \"#\"}}}}}";

        assertThat(DeclaredProperties.of(schema)).isNotEmpty().hasSizeLessThan(100);
    }
}
