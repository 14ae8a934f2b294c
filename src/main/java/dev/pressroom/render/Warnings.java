package dev.pressroom.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.pressroom.render.RenderReport.Declaration;
import dev.pressroom.render.RenderReport.Warning;

/** Gathers what a template author should know while one document is rendered. */
public final class Warnings {
    private static final int LIMIT = 100;
    /** So that one foreign style sheet does not hide everything else. */
    private static final int LIMIT_OF_CODE = 40;
    private static final int MESSAGE_CHARS = 300;
    private static final int VALUE_CHARS = 200;
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    public void add(String code, String message) {
        add(new Warning(code, message));
    }

    public void add(Warning warning) {
        if (warnings.size() < LIMIT && counts.getOrDefault(warning.code(), 0) < LIMIT_OF_CODE
                && warnings.add(shortened(warning))) {
            counts.merge(warning.code(), 1, Integer::sum);
        }
    }

    public List<Warning> list() {
        return List.copyOf(new ArrayList<>(warnings));
    }

    private static Warning shortened(Warning warning) {
        Declaration said = warning.declaration();
        return new Warning(warning.code(), shortened(warning.message(), MESSAGE_CHARS), warning.place(), said == null
                ? null
                : new Declaration(shortened(said.property(), VALUE_CHARS), shortened(said.value(), VALUE_CHARS)));
    }

    private static String shortened(String text, int chars) {
        return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
    }
}
