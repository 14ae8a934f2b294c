package dev.pressroom.render;

import java.time.Duration;

/**
 * What one document may cost; each limit has its own {@link RenderFailure.Code}.
 *
 * @param iterations loop iterations of one merge
 * @param mergeTime  of the template's merge with its data
 * @param htmlChars  characters of the merged HTML
 * @param depth      nesting of elements
 * @param span       colspan and rowspan
 * @param wordChars  longest text without a break opportunity
 * @param pixels     of one image
 * @param pages      of the document
 * @param pdfBytes   of the document
 * @param time       of the whole render
 */
public record RenderLimits(int iterations, Duration mergeTime, int htmlChars, int depth, int span, int wordChars,
        long pixels, int pages, long pdfBytes, Duration time) {}
