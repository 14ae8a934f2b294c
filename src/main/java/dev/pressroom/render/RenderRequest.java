package dev.pressroom.render;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.finish.signature.SigningOrder;
import dev.pressroom.render.option.FinishOptions;

/**
 * All that one render needs.
 *
 * @param html    the template, Qute over HTML5
 * @param css     the author's stylesheet, appended to {@code <head>}; never Qute
 * @param data    the JSON object the template is merged with, as text
 * @param page    paper and margins where the template's own {@code @page} says nothing
 * @param locale  of formats and of {@code <html lang>} where the template names none
 * @param zone    of dates without an offset
 * @param limits  what this document may cost
 * @param picture the page to draw as PNG beside the PDF, null for none
 * @param parts     what the template takes from beside it
 * @param finish    what becomes of the pages
 * @param signature what the document is signed with, null for one that is not
 * @param debug     whether the merged HTML is wanted too
 * @param merging   whether nothing is rendered, and the PDFs are bound that the source of assets has by the names 0, 1, 2 and so on
 */
public record RenderRequest(String html, @Nullable String css, String data, PageOptions page, Locale locale,
        ZoneId zone, RenderLimits limits, @Nullable Picture picture, Parts parts, FinishOptions finish,
        @Nullable SigningOrder signature, boolean debug, boolean merging) {

    /** A template that stands alone, and a plain PDF. */
    public RenderRequest(String html, @Nullable String css, String data, PageOptions page, Locale locale, ZoneId zone,
            RenderLimits limits, @Nullable Picture picture) {
        this(html, css, data, page, locale, zone, limits, picture, Parts.NONE, FinishOptions.NONE, null, false, false);
    }

    public RenderRequest with(Parts other) {
        return new RenderRequest(html, css, data, page, locale, zone, limits, picture, other, finish, signature, debug,
                merging);
    }

    public RenderRequest with(FinishOptions other) {
        return new RenderRequest(html, css, data, page, locale, zone, limits, picture, parts, other, signature, debug,
                merging);
    }

    /** The same document, with its merged HTML beside it. */
    public RenderRequest debugged() {
        return new RenderRequest(html, css, data, page, locale, zone, limits, picture, parts, finish, signature, true,
                merging);
    }

    /** No document of its own: those that there are, bound into one. */
    public static RenderRequest merging(Locale locale, ZoneId zone, RenderLimits limits) {
        return new RenderRequest("", null, "{}", PageOptions.NONE, locale, zone, limits, null, Parts.NONE,
                FinishOptions.NONE, null, false, true);
    }

    /** The same document, signed. */
    public RenderRequest signedBy(SigningOrder order) {
        return new RenderRequest(html, css, data, page, locale, zone, limits, picture, parts, finish, order, debug,
                merging);
    }

    /**
     * @param partials     the templates that it includes, directly or not: name to text
     * @param translations its words by language as JSON text, {@code {"en": {"total": "Total"}}}, null for none
     * @param lenient      whether a value that the data lacks prints nothing, and objects and lists print as JSON; both fail otherwise
     */
    public record Parts(Map<String, String> partials, @Nullable String translations, boolean lenient) {
        public static final Parts NONE = new Parts(Map.of(), null);

        public Parts(Map<String, String> partials, @Nullable String translations) {
            this(partials, translations, false);
        }
    }

    /**
     * @param page from 1
     * @param dpi  36 to 300
     */
    public record Picture(int page, int dpi) {}
}
