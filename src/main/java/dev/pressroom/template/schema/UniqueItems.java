package dev.pressroom.template.schema;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;

/**
 * {@code uniqueItems} over canonical text. The library's own keeps JSON nodes in a hash set, which strings made to collide turn into
 * quadratic time; text is comparable, so the set stays fast. As the draft asks, 1 and 1.0 are the same number.
 */
final class UniqueItems implements Keyword {
    @Override
    public String getValue() {
        return KeywordType.UNIQUE_ITEMS.getValue();
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode value, Schema parent,
            SchemaContext context) {
        return new Validator(location, value, parent, context);
    }

    private static final class Validator extends BaseKeywordValidator {
        private final boolean wanted;

        Validator(SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
            super(KeywordType.UNIQUE_ITEMS, value, location, parent, context);
            this.wanted = value.asBoolean();
        }

        @Override
        public void validate(ExecutionContext execution, JsonNode items, JsonNode root, NodePath path) {
            if (!wanted || !items.isArray()) {
                return;
            }
            Set<String> seen = new HashSet<>();
            for (JsonNode item : items) {
                if (!seen.add(canonical(item))) {
                    execution.addError(error().instanceNode(items).instanceLocation(path)
                            .evaluationPath(execution.getEvaluationPath())
                            .locale(execution.getExecutionConfig().getLocale()).build());
                    return;
                }
            }
        }
    }

    private static String canonical(JsonNode item) {
        var text = new StringBuilder();
        write(item, text);
        return text.toString();
    }

    private static void write(JsonNode item, StringBuilder text) {
        if (item.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            item.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            text.append('{');
            sorted.forEach((name, value) -> {
                text.append(name.length()).append(name);
                write(value, text);
            });
            text.append('}');
        } else if (item.isArray()) {
            text.append('[');
            item.forEach(inner -> write(inner, text.append(',')));
            text.append(']');
        } else if (item.isNumber()) {
            text.append(item.decimalValue().stripTrailingZeros());
        } else {
            text.append(item);
        }
    }
}
