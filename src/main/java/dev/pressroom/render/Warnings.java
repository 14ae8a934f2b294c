package dev.pressroom.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.pressroom.render.RenderReport.Warning;

/** Gathers what a template author should know while one document is rendered. */
public final class Warnings {
    private static final int LIMIT = 100;
    private static final int MESSAGE_CHARS = 300;

    private final Set<Warning> warnings = new LinkedHashSet<>();

    public void add(String code, String message) {
        if (warnings.size() < LIMIT) {
            warnings.add(new Warning(code, shortened(message)));
        }
    }

    public List<Warning> list() {
        return List.copyOf(new ArrayList<>(warnings));
    }

    private static String shortened(String message) {
        return message.length() <= MESSAGE_CHARS ? message : message.substring(0, MESSAGE_CHARS - 1) + "…";
    }
}
