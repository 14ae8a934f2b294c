package dev.pressroom.template;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.configuration.MemorySize;

import dev.pressroom.problem.Problem;

/** What the texts of a template may weigh as UTF-8, stored or sent with a job. */
public final class TextSize {
    private TextSize() {}

    public static void refuseOver(MemorySize limit, String field, @Nullable String text) {
        if (text != null && text.getBytes(StandardCharsets.UTF_8).length > limit.asLongValue()) {
            throw new Problem.TooLarge(field + " is over its limit of " + limit.asLongValue() + " bytes.",
                    limit.asLongValue());
        }
    }
}
