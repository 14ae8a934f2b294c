package dev.pressroom.render.merge;

import java.math.BigDecimal;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;

import dev.pressroom.render.merge.function.Arguments;
import dev.pressroom.render.merge.function.MergeFault;
import dev.pressroom.render.merge.function.Numbers;

/** Exact sums and products of whole and decimal numbers; Qute's own only know whole ones, and overflow. */
final class Arithmetic implements ValueResolver {
    private static final Set<String> NAMES = Set.of("+", "plus", "-", "minus", "*", "times");

    @Override
    public int getPriority() {
        return 20;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof Number && context.getParams().size() == 1
                && NAMES.contains(context.getName());
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        BigDecimal left = Numbers.exact((Number) context.getBase());
        return context.evaluate(context.getParams().getFirst()).thenApply(right -> {
            if (right instanceof Number number) {
                return plain(compute(context.getName(), left, Numbers.exact(number)));
            }
            throw new MergeFault("'" + context.getName() + "' needs two numbers, the second is "
                    + Arguments.described(right));
        });
    }

    private static BigDecimal compute(String name, BigDecimal left, BigDecimal right) {
        return Numbers.sane(switch (name) {
            case "+", "plus" -> left.add(right);
            case "-", "minus" -> left.subtract(right);
            default -> left.multiply(right);
        });
    }

    /** Whole results stay whole numbers, so that they still count loops. */
    private static Number plain(BigDecimal number) {
        if (number.scale() > 0 || number.precision() > 18) {
            return number;
        }
        long whole = number.longValueExact();
        return whole == (int) whole ? (Number) (int) whole : (Number) whole;
    }
}
