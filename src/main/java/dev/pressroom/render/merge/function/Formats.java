package dev.pressroom.render.merge.function;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.NamespaceResolver;

/** {@code fmt:} writes numbers, dates, words and addresses as the reader's country does. */
public final class Formats {
    public static final String NAMESPACE = "fmt";

    private static final Map<String, Function<Arguments, Object>> FUNCTIONS = Map.ofEntries(
            entry("number", NumberFormats::number),
            entry("money", NumberFormats::money),
            entry("percent", NumberFormats::percent),
            entry("date", DateFormats::date),
            entry("time", DateFormats::time),
            entry("dateTime", DateFormats::dateTime),
            entry("relative", Phrases::relative),
            entry("plural", Phrases::plural),
            entry("list", Phrases::list),
            entry("unit", Measures::unit),
            entry("bytes", Measures::bytes),
            entry("words", Measures::words),
            entry("address", Addresses::address),
            entry("upper", call -> call.between(1, 2).text(0).toUpperCase(call.place().with(call, 1).locale())),
            entry("lower", call -> call.between(1, 2).text(0).toLowerCase(call.place().with(call, 1).locale())));

    private Formats() {}

    public static Set<String> names() {
        return FUNCTIONS.keySet();
    }

    public static NamespaceResolver namespace() {
        return Arguments.namespace(NAMESPACE, Formats::call);
    }

    /** What is null or empty in the data prints nothing, as it does without a format. */
    private static @Nullable Object call(Arguments call) {
        Function<Arguments, Object> function = FUNCTIONS.get(call.name());
        if (function == null) {
            throw call.fault("does not exist; there are " + FUNCTIONS.keySet().stream().sorted().toList());
        }
        return call.count() > 0 && call.blank(0) ? "" : function.apply(call);
    }
}
