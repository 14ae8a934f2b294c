package dev.pressroom.render.merge.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.merge.function.Arguments;

/**
 * What is drawn, whichever shape the data had: plain numbers, rows with a label, numbers by name, or labels and series.
 *
 * @param labels as many as there are points; empty texts where the data has none
 */
record ChartData(List<String> labels, List<Series> series) {
    private static final int SERIES = 20;
    private static final String SHAPE = "needs a list of numbers, a list of rows such as"
            + " {\"label\": \"Jan\", \"value\": 12}, or an object of numbers by name, not ";

    /** @param values not a number where there is none */
    record Series(String name, List<Double> values) {}

    static ChartData of(Options options, int points) {
        Object value = options.call().count() == 0 ? null : options.call().value(0);
        ChartData data = switch (value) {
            case List<?> list when list.stream().anyMatch(Map.class::isInstance) -> rows(options, list);
            case List<?> list -> new ChartData(blank(list.size()), List.of(series(options, "", list)));
            case Map<?, ?> map when map.get("series") instanceof List<?> series -> explicit(options, map, series);
            case Map<?, ?> map -> new ChartData(map.keySet().stream().map(String::valueOf).toList(),
                    List.of(series(options, "", new ArrayList<>(map.values()))));
            case null, default -> throw options.fault(SHAPE + Arguments.described(value));
        };
        return data.named(options.list("names")).within(options, points);
    }

    private static ChartData rows(Options options, List<?> rows) {
        String label = options.has("label") ? options.text("label") : "label";
        List<String> keys = options.has("values") ? options.list("values") : List.of("value");
        var series = new ArrayList<Series>();
        for (String key : keys) {
            List<@Nullable Object> column = column(rows, key);
            if (column.stream().allMatch(cell -> cell == null)) {
                throw options.fault("finds no '" + key + "' in the rows; say which by 'values=...'");
            }
            series.add(series(options, keys.size() > 1 ? key : "", column));
        }
        return new ChartData(column(rows, label).stream().map(cell -> cell == null ? "" : cell.toString()).toList(),
                series);
    }

    private static List<@Nullable Object> column(List<?> rows, String key) {
        var column = new ArrayList<@Nullable Object>();
        rows.forEach(row -> column.add(row instanceof Map<?, ?> map ? map.get(key) : null));
        return column;
    }

    private static ChartData explicit(Options options, Map<?, ?> chart, List<?> rows) {
        var series = new ArrayList<Series>();
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> map && map.get("values") instanceof List<?> values)) {
                throw options.fault("needs 'values' in each of the series, not " + Arguments.described(row));
            }
            Object name = map.get("name");
            series.add(series(options, name == null ? "" : name.toString(), values));
        }
        int points = series.stream().mapToInt(one -> one.values().size()).max().orElse(0);
        List<String> labels = new ArrayList<>(chart.get("labels") instanceof List<?> texts
                ? texts.stream().map(text -> text == null ? "" : text.toString()).toList()
                : List.of());
        while (labels.size() < points) {
            labels.add("");
        }
        return new ChartData(labels, series);
    }

    private static Series series(Options options, String name, List<?> values) {
        var numbers = new ArrayList<Double>();
        for (int at = 0; at < values.size(); at++) {
            Object value = values.get(at);
            numbers.add(value == null ? Double.NaN : Numeral.of(options.call(), "number " + (at + 1), value));
        }
        return new Series(name, numbers);
    }

    private static List<String> blank(int count) {
        return java.util.Collections.nCopies(count, "");
    }

    private ChartData named(List<String> names) {
        var renamed = new ArrayList<Series>();
        for (int at = 0; at < series.size(); at++) {
            renamed.add(at < names.size() ? new Series(names.get(at), series.get(at).values()) : series.get(at));
        }
        return new ChartData(labels, renamed);
    }

    private ChartData within(Options options, int points) {
        if (series.size() > SERIES || labels.size() > points) {
            throw options.fault("draws at most " + SERIES + " series of " + points + " numbers, not " + series.size()
                    + " of " + labels.size() + "; sum them up before");
        }
        return this;
    }

    int points() {
        return labels.size();
    }

    boolean labelled() {
        return labels.stream().anyMatch(label -> !label.isBlank());
    }

    /** Not a number beyond the end of a shorter series. */
    double value(int of, int at) {
        List<Double> values = series.get(of).values();
        return at < values.size() ? values.get(at) : Double.NaN;
    }
}
