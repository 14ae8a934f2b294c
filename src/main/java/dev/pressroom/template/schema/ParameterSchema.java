package dev.pressroom.template.schema;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.resource.SchemaLoader;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/**
 * A compiled JSON Schema (draft 2020-12) for a template's data. Blocking and CPU-bound within its time: never on an event loop. As the
 * draft has it, {@code format} informs and does not assert.
 */
public final class ParameterSchema {
    private static final int MAX_DETAIL = 300;
    /** Errors that stand at the object although they speak of one of its properties. */
    private static final Set<String> ABOUT_A_PROPERTY = Set.of("required", "additionalProperties",
            "unevaluatedProperties", "dependentRequired");
    private static final Dialect DRAFT = Dialect.builder(Dialects.getDraft202012()).keyword(new UniqueItems()).build();
    private static final Schema METASCHEMA = registry().getSchema(SchemaLocation.of(SchemaOutline.DIALECT));

    private final Schema schema;
    private final Duration time;

    private ParameterSchema(Schema schema, Duration time) {
        this.schema = schema;
        this.time = time;
    }

    /**
     * @param time what each validation may take
     * @throws Problem.Invalid where this is no schema that can be applied; pointers begin with {@code #/schema}
     */
    public static ParameterSchema compile(String text, Duration time) {
        JsonNode schema = JsonText.read("schema", text);
        if (!schema.isObject()) {
            throw new Problem.Invalid("#/schema", "schema must be a JSON object.");
        }
        JsonText.refuseHugeNumbers("schema", schema);
        Problem.Invalid.refuse(violations(METASCHEMA, schema, "schema", time));
        Problem.Invalid.refuse(SchemaOutline.violations(schema));
        return new ParameterSchema(compiled(schema), time);
    }

    /**
     * @param field the data's name in the request, first step of the pointers: {@code data} or {@code sampleData}
     * @return what is wrong, at most 20; empty where the data is valid
     */
    public List<Violation> violations(String field, JsonNode data) {
        JsonText.refuseHugeNumbers(field, data);
        return violations(schema, data, field, time);
    }

    private static Schema compiled(JsonNode schema) {
        try {
            // a registry of its own: what one account's schema calls itself must not be found by another's
            Schema compiled = registry().getSchema(schema);
            compiled.initializeValidators();
            return compiled;
        } catch (SchemaException refused) {
            throw new Problem.Invalid("#/schema", brief("The schema cannot be used: " + refused.getMessage()));
        } catch (StackOverflowError _) {
            throw new Problem.Invalid("#/schema", "The schema's references are chained too deeply.");
        }
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDialect(DRAFT, registry -> registry
                .schemaLoader(SchemaLoader.builder()
                        .allow(address -> address.toString().startsWith("https://json-schema.org/draft/2020-12/"))
                        .build())
                .schemaRegistryConfig(SchemaRegistryConfig.builder().locale(Locale.ENGLISH)
                        .regularExpressionFactory(new LinearPatterns()).build()));
    }

    private static List<Violation> violations(Schema schema, JsonNode data, String field, Duration time) {
        var budget = new Budget(time);
        try {
            budget.spendOn(() -> schema.validate(budget, data));
        } catch (Budget.Exceeded exceeded) {
            return List.of(new Violation("#/" + field,
                    field + " cannot be checked against its schema: " + exceeded.getMessage() + "."));
        } catch (SchemaException refused) {
            return List.of(new Violation("#/" + field,
                    brief(field + " cannot be checked against its schema: " + refused.getMessage())));
        }
        return budget.found().stream().map(error -> violation(field, error)).toList();
    }

    private static Violation violation(String field, Error error) {
        var path = new StringBuilder(field);
        for (int step = 0; step < error.getInstanceLocation().getNameCount(); step++) {
            path.append(JsonText.step(String.valueOf(error.getInstanceLocation().getElement(step))));
        }
        if (ABOUT_A_PROPERTY.contains(error.getKeyword()) && error.getProperty() != null) {
            path.append(JsonText.step(error.getProperty()));
        }
        return new Violation("#/" + path, brief(path + ": " + error.getMessage()) + ".");
    }

    private static String brief(String text) {
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
    }
}
