package dev.pressroom.render.merge.chart;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.merge.function.Arguments;
import dev.pressroom.render.merge.function.MergeFault;

/**
 * What stands behind the data: {@code 'width=120; stacked'}, and {@code 'title=', report.title} for a value that is not
 * the author's; it is never read as options.
 */
final class Options {
    private static final Set<String> NAMES = Set.of("title", "alt", "width", "height", "font", "fontSize", "colors",
            "label", "values", "names", "format", "min", "max", "xTitle", "yTitle", "show", "legend", "grid", "stacked",
            "horizontal", "points");
    private static final int CHARS = 300;

    private final Arguments call;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private Options(Arguments call) {
        this.call = call;
    }

    static Options of(Arguments call) {
        var options = new Options(call);
        for (int at = 1; at < call.count(); at++) {
            if (options.read(call.text(at).strip(), at + 1)) {
                at++;
            }
        }
        return options;
    }

    /** True where the next argument is the value of the last option. */
    private boolean read(String text, int next) {
        String[] settings = text.split(";", -1);
        for (int at = 0; at < settings.length; at++) {
            String setting = settings[at].strip();
            int equals = setting.indexOf('=');
            String name = known(equals < 0 ? setting : setting.substring(0, equals).strip());
            if (equals == setting.length() - 1 && at == settings.length - 1 && equals > 0) {
                values.put(name, next < call.count() ? call.value(next) : null);
                return true;
            }
            if (!name.isEmpty()) {
                values.put(name, equals < 0 ? Boolean.TRUE : setting.substring(equals + 1).strip());
            }
        }
        return false;
    }

    private String known(String name) {
        if (!name.isEmpty() && !NAMES.contains(name)) {
            throw fault("knows no option '" + name + "'; there are " + new TreeSet<>(NAMES));
        }
        return name;
    }

    /** Empty where there is none. */
    String text(String name) {
        Object value = values.get(name);
        String text = value == null || value instanceof Boolean ? "" : value.toString();
        return text.length() <= CHARS ? text : text.substring(0, CHARS - 1) + "…";
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    boolean flag(String name) {
        Object value = values.get(name);
        return Boolean.TRUE.equals(value) || "true".equals(value) || "yes".equals(value);
    }

    double number(String name, double usual, double least, double most) {
        if (!has(name)) {
            return usual;
        }
        double number = Numeral.of(call, name, values.get(name));
        if (!(number >= least && number <= most)) {
            throw fault(name + " is " + (long) least + " to " + (long) most + ", not " + values.get(name));
        }
        return number;
    }

    /** A list of the data, or words behind commas. */
    List<String> list(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object text -> Arrays.stream(text.toString().split(",")).map(String::strip).toList();
        };
    }

    Arguments call() {
        return call;
    }

    MergeFault fault(String message) {
        return call.fault(message);
    }
}
