package dev.pressroom.render.layout;

import dev.pressroom.render.PageOptions;
import dev.pressroom.render.Paper;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;

/** The style sheet that stands before the author's own: paper, margins, and what print readers expect. */
final class PageCss {
    private static final String BASE = "body{margin:0}table{-fs-table-paginate:paginate}img{border-width:0}";

    private PageCss() {}

    static String of(PageOptions page) {
        String size = page.size() == null ? "A4" : page.size();
        String margin = page.margin() == null ? "20mm" : page.margin();
        if (!Paper.isSize(size) || !Paper.isMargin(margin)) {
            throw new RenderFailure(Code.TEMPLATE_ERROR,
                    "page size '" + size + "' or margin '" + margin + "' is not understood");
        }
        return "@page{size:" + oriented(Paper.lengths(size), page.landscape()) + ";margin:" + margin + "}" + BASE;
    }

    private static String oriented(String lengths, boolean landscape) {
        int gap = lengths.indexOf(' ');
        return landscape ? lengths.substring(gap + 1) + " " + lengths.substring(0, gap) : lengths;
    }
}
