package dev.pressroom.render;

import java.time.Duration;

/**
 * What one document may cost; each limit has its own {@link RenderFailure.Code}.
 *
 * @param iterations loop iterations of one merge
 * @param htmlChars  characters of the merged HTML
 * @param depth      nesting of elements
 * @param span       colspan and rowspan
 * @param wordChars  longest text without a break opportunity
 * @param pixels     of one image
 * @param assets     of the account that the document uses
 * @param pages      of the document
 * @param pdfBytes   of the document
 */
public record RenderLimits(int iterations, int htmlChars, int depth, int span, int wordChars, long pixels, int assets,
        int pages, long pdfBytes, Times times) {

    /**
     * @param merge   of the template with its data
     * @param layout  of the merged HTML
     * @param finish  of all that becomes of the pages, the signature included
     * @param verdict of the judgement by a standard
     * @param render  of all of them together
     */
    public record Times(Duration merge, Duration layout, Duration finish, Duration verdict, Duration render) {}

    /** For documents that are bound and not rendered: other limits of pages, size and time. */
    public RenderLimits merging(int morePages, long morePdfBytes, Duration time) {
        return new RenderLimits(iterations, htmlChars, depth, span, wordChars, pixels, assets, morePages, morePdfBytes,
                new Times(times.merge(), times.layout(), time, times.verdict(), time));
    }

    public Duration time(Phase phase) {
        return switch (phase) {
            case MERGE -> times.merge();
            case LAYOUT -> times.layout();
            case FINISH -> times.finish();
            case VERDICT -> times.verdict();
        };
    }
}
