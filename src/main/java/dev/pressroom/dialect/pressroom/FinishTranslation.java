package dev.pressroom.dialect.pressroom;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Problem;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;

/** What becomes of the pages, on the wire and in the core. Pure. */
final class FinishTranslation {
    private FinishTranslation() {}

    static FinishOptions options(JobsWire.Options wire) {
        return new FinishOptions(standard(wire.standard()), !Boolean.FALSE.equals(wire.strict()));
    }

    private static @Nullable Standard standard(@Nullable String text) {
        return text == null
                ? null
                : Standard.of(text).orElseThrow(() -> new Problem.Invalid("#/options/standard",
                        "standard is pdf/a-1a, 1b, 2a, 2b, 2u, 3a, 3b or 3u, pdf/ua-1, or one of each: pdf/a-2a+pdf/ua-1."));
    }
}
