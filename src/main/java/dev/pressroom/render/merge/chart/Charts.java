package dev.pressroom.render.merge.chart;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.RawString;

import dev.pressroom.render.merge.function.Arguments;

/** {@code chart:} draws numbers as inline SVG, printed unescaped: every text in it has been escaped by the drawing. */
public final class Charts {
    public static final String NAMESPACE = "chart";
    private static final double DONUT = 0.58;

    private static final Map<String, Function<Options, RawString>> FUNCTIONS = Map.of(
            "bar", BarChart::draw,
            "line", LineChart::draw,
            "sparkline", LineChart::sparkline,
            "pie", options -> PieChart.draw(options, 0),
            "donut", options -> PieChart.draw(options, DONUT));

    private Charts() {}

    public static Set<String> names() {
        return FUNCTIONS.keySet();
    }

    public static NamespaceResolver namespace() {
        return Arguments.namespace(NAMESPACE, Charts::call);
    }

    private static @Nullable Object call(Arguments call) {
        Function<Options, RawString> function = FUNCTIONS.get(call.name());
        if (function == null) {
            throw call.fault("does not exist; there are " + FUNCTIONS.keySet().stream().sorted().toList());
        }
        return function.apply(Options.of(call));
    }
}
