package dev.pressroom.render;

import org.jspecify.annotations.Nullable;

/**
 * Paper and margins; a null leaves it to the template and, failing that, to A4 portrait with 20 mm.
 *
 * @param size      {@code A4}, {@code Letter}, ... or two CSS lengths, {@code 100mm 150mm}
 * @param landscape true turns the size
 * @param margin    one to four CSS lengths in CSS order
 */
public record PageOptions(@Nullable String size, boolean landscape, @Nullable String margin) {
    public static final PageOptions NONE = new PageOptions(null, false, null);
}
