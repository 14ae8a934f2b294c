package dev.pressroom.template;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.configuration.MemorySize;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;

/** What the texts of a template may weigh as UTF-8, stored or sent with a job. */
public final class TextSize {
    private TextSize() {}

    public static void refuseOver(MemorySize limit, String field, @Nullable String text) {
        if (text != null && bytes(text) > limit.asLongValue()) {
            throw new Problem.TooLarge(field + " is over its limit of " + limit.asLongValue() + " bytes.",
                    limit.asLongValue());
        }
    }

    /** @param limit bytes that the account's templates may have */
    public static void refuseLargeTemplate(long limit, String html) {
        long size = bytes(html);
        if (size > limit) {
            throw new Problem.OverLimit(Measure.SIZE, "template-size-exceeded", "#/html",
                    "html has " + size + " bytes; its limit is " + limit + " bytes.");
        }
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
