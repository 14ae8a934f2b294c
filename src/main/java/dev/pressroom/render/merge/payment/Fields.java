package dev.pressroom.render.merge.payment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.merge.function.Arguments;
import dev.pressroom.render.merge.function.MergeFault;
import dev.pressroom.render.merge.function.Numbers;

/** An object of the data, read field by field with errors that name the field. */
final class Fields {
    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final BigDecimal MOST = new BigDecimal("999999999.99");

    private final Arguments call;
    private final String path;
    private final Map<?, ?> values;

    private Fields(Arguments call, String path, Map<?, ?> values, Set<String> known) {
        this.call = call;
        this.path = path;
        this.values = values;
        values.keySet().stream().filter(key -> !known.contains(String.valueOf(key))).findFirst().ifPresent(key -> {
            throw fault(String.valueOf(key), "is none of " + new TreeSet<>(known));
        });
    }

    static Fields of(Arguments call, Set<String> known) {
        if (call.count() > 0 && call.value(0) instanceof Map<?, ?> map) {
            return new Fields(call, "", map, known);
        }
        throw call.fault("needs an object with " + new TreeSet<>(known) + ", not "
                + Arguments.described(call.count() == 0 ? null : call.value(0)));
    }

    /** Null where there is none. */
    @Nullable
    Fields object(String name, Set<String> known) {
        return switch (values.get(name)) {
            case null -> null;
            case Map<?, ?> map -> new Fields(call, path + name + ".", map, known);
            case Object other -> throw fault(name, "must be an object, not " + Arguments.described(other));
        };
    }

    /** Without spaces at its ends, empty where there is none. */
    String text(String name, int chars) {
        Object value = values.get(name);
        if (value != null && !(value instanceof String) && !(value instanceof Number)) {
            throw fault(name, "must be a text, not " + Arguments.described(value));
        }
        String text = value == null ? "" : value.toString().strip();
        if (text.length() > chars) {
            throw fault(name, "has " + text.length() + " characters, the most are " + chars);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw fault(name, "must stand on one line");
        }
        return text;
    }

    String required(String name, int chars) {
        String text = text(name, chars);
        if (text.isEmpty()) {
            throw fault(name, "is missing");
        }
        return text;
    }

    /** Groups of four digits are for the eye. */
    String compact(String name, int chars) {
        return text(name, 2 * chars).replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    }

    /** With two decimals; empty where there is none. */
    String amount(String name) {
        Object value = values.get(name);
        if (value == null || value.equals("")) {
            return "";
        }
        BigDecimal amount = number(name, value);
        if (amount.compareTo(LEAST) < 0 || amount.compareTo(MOST) > 0 || amount.stripTrailingZeros().scale() > 2) {
            throw fault(name, "is 0.01 to 999999999.99 with two decimals at most, not " + amount.toPlainString());
        }
        return amount.setScale(2).toPlainString();
    }

    private BigDecimal number(String name, Object value) {
        try {
            return value instanceof Number number ? Numbers.exact(number) : new BigDecimal(value.toString().strip());
        } catch (NumberFormatException e) {
            throw fault(name, "must be a number, not " + Arguments.described(value));
        }
    }

    MergeFault fault(String name, String message) {
        return call.fault(path + name + " " + message);
    }
}
