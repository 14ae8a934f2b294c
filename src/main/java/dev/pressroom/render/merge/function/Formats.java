package dev.pressroom.render.merge.function;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.NamespaceResolver;

/** {@code fmt:} writes numbers, money and dates as the reader's country does. */
public final class Formats {
    public static final String NAMESPACE = "fmt";

    private static final Map<String, Function<Arguments, String>> FUNCTIONS = Map.of(
            "number", NumberFormats::number,
            "money", NumberFormats::money,
            "percent", NumberFormats::percent,
            "date", DateFormats::date,
            "time", DateFormats::time,
            "dateTime", DateFormats::dateTime,
            "upper", call -> call.between(1, 2).text(0).toUpperCase(call.place().with(call, 1).locale()),
            "lower", call -> call.between(1, 2).text(0).toLowerCase(call.place().with(call, 1).locale()));

    private Formats() {}

    public static Set<String> names() {
        return FUNCTIONS.keySet();
    }

    public static NamespaceResolver namespace() {
        return Arguments.namespace(NAMESPACE, Formats::call);
    }

    /** What is null or empty in the data prints nothing, as it does without a format. */
    private static @Nullable Object call(Arguments call) {
        Function<Arguments, String> function = FUNCTIONS.get(call.name());
        if (function == null) {
            throw call.fault("does not exist; there are " + FUNCTIONS.keySet().stream().sorted().toList());
        }
        return call.count() > 0 && call.blank(0) ? "" : function.apply(call);
    }
}
