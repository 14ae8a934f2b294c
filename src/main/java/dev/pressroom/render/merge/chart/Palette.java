package dev.pressroom.render.merge.chart;

import java.util.List;
import java.util.regex.Pattern;

/** Colours of the series; ours differ for those too who see fewer, and on grey prints. */
record Palette(List<String> colors) {
    static final String INK = "#333";
    static final String FAINT = "#666";
    static final String GRID = "#ddd";
    private static final List<String> OURS = List.of("#1f5fa8", "#e08a1e", "#2a9d7f", "#b5476b", "#6f8fb8", "#8a6d3b",
            "#56b4e9", "#7b5ea7", "#a3a948", "#6b6b6b");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?|[a-z]{3,20}");

    static Palette of(Options options) {
        List<String> own = options.list("colors");
        for (String color : own) {
            if (!COLOR.matcher(color).matches()) {
                throw options.fault("takes colors such as #1f5fa8 or teal, not '" + color + "'");
            }
        }
        return new Palette(own.isEmpty() ? OURS : own);
    }

    String color(int index) {
        return colors.get(index % colors.size());
    }

    /** Legible on that colour; named ones are taken for dark. */
    static String inkOn(String color) {
        if (!color.startsWith("#")) {
            return "#fff";
        }
        String hex = color.length() == 4 ? color.replaceAll("#?(.)", "$1$1") : color.substring(1);
        int rgb = Integer.parseInt(hex.substring(hex.length() - 6), 16);
        double light = 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
        return light > 150 ? "#222" : "#fff";
    }
}
