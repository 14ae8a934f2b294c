package dev.pressroom.template.schema;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.pressroom.problem.Problem;

/** JSON as it stands in a row: numbers keep every digit, nesting is bounded. */
public final class JsonText {
    /** Deeper data meets the stack limits of schema and layout alike. */
    static final int MAX_DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(Integer.MAX_VALUE).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private JsonText() {}

    /** @param field where the text came from, {@code data}; names the field in the refusal */
    public static JsonNode read(String field, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException unreadable) {
            throw new Problem.Invalid("#/" + field,
                    field + " cannot be read as JSON: " + unreadable.getOriginalMessage());
        }
    }

    /** RFC 6901, section 3. */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * Refuses numbers whose plain form would fill the memory: exact arithmetic on {@code 1e999999999} never ends.
     *
     * @param field where the node came from
     */
    static void refuseHugeNumbers(String field, JsonNode node) {
        String path = pathOfHugeNumber(node);
        if (path != null) {
            throw new Problem.Invalid("#/" + field + path,
                    field + path + ": the number is out of range, which ends at 1e300 and at 400 decimal places.");
        }
    }

    private static @Nullable String pathOfHugeNumber(JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String path = pathOfHugeNumber(entry.getValue());
                if (path != null) {
                    return step(entry.getKey()) + path;
                }
            }
            return null;
        }
        for (int index = 0; index < node.size(); index++) {
            String path = pathOfHugeNumber(node.path(index));
            if (path != null) {
                return "/" + index + path;
            }
        }
        return (node.isBigDecimal() || node.isBigInteger()) && huge(node.decimalValue()) ? "" : null;
    }

    private static boolean huge(BigDecimal number) {
        return number.scale() > 400 || (long) number.precision() - number.scale() > 300;
    }
}
