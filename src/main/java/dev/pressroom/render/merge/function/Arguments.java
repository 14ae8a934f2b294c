package dev.pressroom.render.merge.function;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateNode.Origin;

/** The evaluated arguments of one of our functions, with errors that name the function and the value. */
public record Arguments(String function, List<@Nullable Object> values, Place place, @Nullable Origin origin) {

    /** A namespace whose functions are called with evaluated arguments. */
    public static NamespaceResolver namespace(String name, Function<Arguments, @Nullable Object> functions) {
        return namespace(name, (ignored, call) -> functions.apply(call));
    }

    static NamespaceResolver namespace(String name, BiFunction<EvalContext, Arguments, @Nullable Object> functions) {
        return NamespaceResolver.builder(name).resolveAsync(context -> {
            var values = new ArrayList<@Nullable Object>();
            var place = (Place) context.getAttribute(Place.ATTRIBUTE);
            Origin origin = context.getParams().isEmpty() ? null : context.getParams().getFirst().getOrigin();
            return evaluate(context, 0, values).thenApply(
                    done -> functions.apply(context,
                            new Arguments(name + ":" + context.getName(), done, place, origin)));
        }).build();
    }

    private static CompletionStage<List<@Nullable Object>> evaluate(EvalContext context, int index,
            List<@Nullable Object> values) {
        List<Expression> expressions = context.getParams();
        if (index == expressions.size()) {
            return CompletedStage.of(values);
        }
        return context.evaluate(expressions.get(index)).thenCompose(value -> {
            values.add(Results.isNotFound(value) ? null : value);
            return evaluate(context, index + 1, values);
        });
    }

    public String name() {
        return function.substring(function.indexOf(':') + 1);
    }

    public int count() {
        return values.size();
    }

    /** @throws MergeFault where the function is called with another number of arguments */
    public Arguments between(int least, int most) {
        if (count() < least || count() > most) {
            throw fault("takes " + (least == most ? "" + least : least + " to " + most) + " arguments, not " + count());
        }
        return this;
    }

    public boolean missing(int index) {
        return index >= count() || values.get(index) == null;
    }

    /** True for nothing and for the empty text, which stands for it in {@code x ?: ''}. */
    public boolean blank(int index) {
        return missing(index) || values.get(index) instanceof String text && text.isBlank();
    }

    public @Nullable Object value(int index) {
        return values.get(index);
    }

    public String text(int index) {
        Object value = index < count() ? values.get(index) : null;
        if (value instanceof String || value instanceof Number) {
            return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        }
        throw fault("needs a text as argument " + (index + 1) + ", not " + described(value));
    }

    public BigDecimal number(int index) {
        Object value = index < count() ? values.get(index) : null;
        if (value instanceof Number number) {
            return Numbers.exact(number);
        }
        try {
            if (value instanceof String text) {
                return Numbers.sane(new BigDecimal(text.strip()));
            }
        } catch (NumberFormatException e) {
            throw fault("needs a number, not " + described(value));
        }
        throw fault("needs a number, not " + described(value));
    }

    public MergeFault fault(String message) {
        return new MergeFault(function + " " + message, origin);
    }

    public static String described(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String text -> "'" + shortened(text) + "'";
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case List<?> ignored -> "a list";
            default -> "an object";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
