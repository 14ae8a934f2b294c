package dev.pressroom.bench;

import java.time.ZoneId;
import java.util.Locale;

import dev.pressroom.render.Documents;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderPipeline;
import dev.pressroom.render.RenderRequest;

/**
 * What a worker does with a document, all of it: merge, checks, layout, save.
 *
 * @param ownFonts whether the account brings the fonts, or takes the shipped ones
 */
record Pipeline(RenderPipeline renderer, boolean ownFonts) implements Contestant {

    @Override
    public String name() {
        return ownFonts ? "pressroomOwnFonts" : "pressroom";
    }

    @Override
    public int render(Specimen specimen) {
        return renderer.render(request(ownFonts ? specimen.html() : specimen.withoutFontFaces()), specimen)
                .content().length;
    }

    static RenderRequest request(String html) {
        return new RenderRequest(html, null, "{}", PageOptions.NONE, Locale.US, ZoneId.of("UTC"),
                Documents.limits(limits -> limits.htmlChars(100_000_000).pages(5_000)), null);
    }

    @Override
    public long cpu() {
        return Processors.used();
    }
}
