package dev.pressroom.render.merge;

import java.math.BigDecimal;

import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;

/** Decimals as people write them: {@code 0.0000001}, not {@code 1E-7}. */
final class PlainNumbers implements ResultMapper {

    @Override
    public int getPriority() {
        return 10;
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return result instanceof BigDecimal;
    }

    @Override
    public String map(Object result, Expression expression) {
        return ((BigDecimal) result).toPlainString();
    }
}
