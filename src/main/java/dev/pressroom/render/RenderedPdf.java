package dev.pressroom.render;

import org.jspecify.annotations.Nullable;

/**
 * A PDF that nobody has stored yet.
 *
 * @param content the PDF's bytes
 * @param pages   its page count
 * @param picture PNG of the page that was asked for, null where none was
 * @param trace   what the author should know
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record RenderedPdf(byte[] content, int pages, byte @Nullable [] picture, RenderTrace trace) {
    public RenderReport report() {
        return trace.report();
    }
}
