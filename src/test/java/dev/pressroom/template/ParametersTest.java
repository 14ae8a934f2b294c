package dev.pressroom.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.pressroom.template.Parameters.Parameter;

class ParametersTest {
    @Test
    void mergesTheSchemaWithWhatTheTemplateReads() {
        String schema = "{\"required\": [\"customer\"], \"properties\": {\"customer\": {\"type\": \"object\"}, \"note\": {}}}";

        var parameters = Parameters.merge(schema, List.of("customer.name", "lines[].price"));

        assertThat(parameters).containsExactly(new Parameter("customer", "object", true, null, true),
                new Parameter("note", null, false, null, false),
                new Parameter("customer.name", null, null, null, true),
                new Parameter("lines[].price", null, null, null, true));
    }

    @Test
    void listsWhatTheTemplateReadsWhereThereIsNoSchema() {
        assertThat(Parameters.merge(null, List.of("total")))
                .containsExactly(new Parameter("total", null, null, null, true));
    }
}
