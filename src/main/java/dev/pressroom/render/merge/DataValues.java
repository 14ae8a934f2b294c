package dev.pressroom.render.merge;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;

/** A key of the data wins over Qute's own names for maps, so that an article may have a {@code size}. */
final class DataValues implements ValueResolver {

    @Override
    public int getPriority() {
        return 20;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof Map<?, ?> map && context.getParams().isEmpty()
                && map.containsKey(context.getName());
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        return CompletedStage.of(((Map<?, ?>) context.getBase()).get(context.getName()));
    }
}
