package dev.pressroom.render;

import org.jspecify.annotations.Nullable;

/**
 * What a render leaves behind besides a document.
 *
 * @param report what the author should know; of a render that failed, as far as it came
 * @param html   the merged HTML, null where nobody asked for it or the merge did not end
 */
public record RenderTrace(RenderReport report, @Nullable String html) {}
