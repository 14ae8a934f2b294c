package dev.pressroom.render;

import org.jspecify.annotations.Nullable;

/** A render that ended without a document; its code decides whether another attempt could help. */
public final class RenderFailure extends RuntimeException {
    private final Code code;
    private transient @Nullable RenderTrace trace;

    public RenderFailure(Code code, String message) {
        this(code, message, null);
    }

    public RenderFailure(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** What the render left behind; null where it did not come far enough to say. */
    public @Nullable RenderTrace trace() {
        return trace;
    }

    /** This very failure, from the render that knows what it leaves behind. */
    public RenderFailure with(RenderTrace left) {
        trace = left;
        return this;
    }

    /** Why; the names stand on jobs and in the documentation. */
    public enum Code {
        /** The template does not parse or cannot be merged with this data; the message has line and column. */
        TEMPLATE_ERROR,
        /** The merge looped too often, or its sections are nested too deep. */
        TEMPLATE_LIMIT_EXCEEDED,
        /** The merged HTML is over its size limit. */
        HTML_SIZE_EXCEEDED,
        /** Elements are nested too deep. */
        HTML_DEPTH_EXCEEDED,
        /** A colspan or rowspan is too wide. */
        HTML_SPAN_EXCEEDED,
        /** A text without a place to break it is too long. */
        HTML_WORD_EXCEEDED,
        /** Too many elements for the memory, or an SVG that copies its parts too often. */
        HTML_TOO_COMPLEX,
        /** A resource that may not be read, or an image that is broken. */
        ASSET_ERROR, ASSET_COUNT_EXCEEDED, IMAGE_PIXELS_EXCEEDED, PDF_PAGE_LIMIT_EXCEEDED, PDF_SIZE_EXCEEDED,
        /** One phase took too long. */
        MERGE_TIMEOUT, LAYOUT_TIMEOUT, FINISH_TIMEOUT, VERDICT_TIMEOUT,
        /** All of them together took too long. */
        RENDER_TIMEOUT, RENDER_OUT_OF_MEMORY,
        /** The document could not be signed as it was asked for. */
        SIGNATURE_FAILED,
        /** The layout gave up on this document. */
        RENDER_ERROR,
        /** It does not conform to the standard that was asked for; the message has the first rules it breaks. */
        PDF_STANDARD_FAILED,
        /** The XML of an electronic invoice breaks the rules of its profile; the message has the first of them. */
        INVOICE_INVALID,
        /** The process that rendered this document ended without a word: the document may be the cause, or the machine. */
        RENDER_CRASHED,
        /** Somebody called the render off; nobody waits for what came of it. */
        CANCELED
    }
}
