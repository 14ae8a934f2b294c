package dev.pressroom.worker;

import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.render.RenderLimits;
import dev.pressroom.render.RenderLimits.Times;

/** An account's limits as those who render know them. Pure. */
final class AccountRenderLimits {
    private AccountRenderLimits() {}

    static RenderLimits of(Limits limits) {
        return new RenderLimits(limits.count(Limit.ITERATIONS), limits.count(Limit.HTML_LENGTH),
                limits.count(Limit.DOM_DEPTH), limits.count(Limit.SPAN), limits.count(Limit.WORD_LENGTH),
                limits.get(Limit.IMAGE_PIXELS), limits.count(Limit.DOCUMENT_ASSETS), limits.count(Limit.PAGES),
                limits.get(Limit.PDF_SIZE), times(limits));
    }

    private static Times times(Limits limits) {
        return new Times(limits.time(Limit.MERGE_TIME), limits.time(Limit.LAYOUT_TIME), limits.time(Limit.FINISH_TIME),
                limits.time(Limit.VERDICT_TIME), limits.time(Limit.RENDER_TIME));
    }
}
