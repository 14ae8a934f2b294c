package dev.pressroom.render.option;

import org.jspecify.annotations.Nullable;

/**
 * A text or an asset on every page, or on the first.
 *
 * @param text    null for an asset
 * @param asset   PNG, JPEG, GIF or PDF, of which the first page is taken; null for a text
 * @param opacity from 0, nothing, to 1
 * @param angle   degrees against the clock
 * @param color   of the text, {@code #rrggbb}
 * @param first   on the first page alone
 * @param under   the pages' content, not over it
 */
public record Watermark(@Nullable String text, @Nullable String asset, double opacity, double angle, String color,
        boolean first, boolean under) {}
