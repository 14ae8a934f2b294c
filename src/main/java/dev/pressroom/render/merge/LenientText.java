package dev.pressroom.render.merge;

import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Entities;

import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateNode.Origin;

import dev.pressroom.render.merge.function.DataPaths;

/** What prints without a word of the template: nothing for what is missing, JSON for objects and lists, escaped for HTML. */
final class LenientText implements ResultMapper {
    @Override
    public int getPriority() {
        return 20;
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return Results.isNotFound(result) || result instanceof Map<?, ?> || result instanceof List<?>;
    }

    @Override
    public String map(Object result, Expression expression) {
        return Results.isNotFound(result) ? "" : Entities.escape(DataPaths.json(result));
    }
}
