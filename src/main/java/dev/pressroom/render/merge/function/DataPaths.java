package dev.pressroom.render.merge.function;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.quarkus.qute.NamespaceResolver;

/**
 * {@code value:at('customer.lines[0].name')} prints what stands at a place of the data, and nothing where nothing does; objects
 * and lists are compact JSON. For templates that were written for a more lenient language.
 */
public final class DataPaths {
    public static final String NAMESPACE = "value";
    public static final Set<String> NAMES = Set.of("at");
    /** Where the whole of the data is found. */
    public static final String ATTRIBUTE = "pressroom.data";

    private static final String ALL = "data";
    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z_][A-Za-z0-9_]*)|\\[([0-9]+)]");
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private DataPaths() {}

    public static NamespaceResolver namespace() {
        return Arguments.namespace(NAMESPACE, (context, call) -> {
            if (!NAMES.contains(call.name())) {
                throw call.fault("does not exist; there is value:at");
            }
            Object data = context.getAttribute(ATTRIBUTE);
            return text((Map<?, ?>) data, call.between(1, 1).text(0));
        });
    }

    /** What stands there as text; empty where nothing does. */
    public static String text(Map<?, ?> data, String path) {
        return switch (at(data, path)) {
            case null -> "";
            case BigDecimal decimal -> decimal.toPlainString();
            case Map<?, ?> map -> json(map);
            case List<?> list -> json(list);
            case Object plain -> plain.toString();
        };
    }

    /**
     * @param path {@code name(.name | [digits])*}; {@code data} at its beginning is the whole, unless a member is called so
     * @return null where nothing stands there
     */
    private static @Nullable Object at(Map<?, ?> data, String path) {
        Matcher steps = STEP.matcher(path);
        @Nullable
        Object found = data;
        int end = 0;
        while (found != null && end < path.length()) {
            if (!steps.find(end) || steps.start() != end) {
                return null;
            }
            boolean whole = end == 0 && ALL.equals(steps.group(1)) && !data.containsKey(ALL);
            found = whole ? data : step(found, steps.group(1), steps.group(2));
            end = steps.end();
        }
        return found;
    }

    private static @Nullable Object step(Object from, @Nullable String name, @Nullable String index) {
        if (name != null) {
            return from instanceof Map<?, ?> map ? map.get(name) : null;
        }
        int digits = String.valueOf(index).length();
        return from instanceof List<?> list && digits < 10 && Integer.parseInt(index) < list.size()
                ? list.get(Integer.parseInt(index))
                : null;
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
