package dev.pressroom.render.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.merge.function.Numbers;

/** JSON as what templates may meet: maps, lists, strings, exact numbers, booleans and null; never a bean. */
final class JsonData {
    private static final int DEPTH = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(Numbers.DIGITS)
                            .maxStringLength(20_000_000).build())
            .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonData() {}

    static Map<String, @Nullable Object> parse(String json) {
        try {
            JsonNode root = json.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(json);
            if (!root.isObject()) {
                throw new RenderFailure(Code.TEMPLATE_ERROR, "the data is no JSON object");
            }
            return map(root);
        } catch (JsonProcessingException e) {
            throw new RenderFailure(Code.TEMPLATE_ERROR, "the data is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> list(node);
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node.numberValue());
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> map(JsonNode node) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        node.properties().forEach(property -> map.put(property.getKey(), value(property.getValue())));
        return map;
    }

    private static List<@Nullable Object> list(JsonNode node) {
        var list = new ArrayList<@Nullable Object>(node.size());
        node.forEach(element -> list.add(value(element)));
        return list;
    }

    private static Number number(Number number) {
        return number instanceof Integer || number instanceof Long ? number : Numbers.sane(Numbers.exact(number));
    }
}
