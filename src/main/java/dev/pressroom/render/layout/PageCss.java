package dev.pressroom.render.layout;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;

/** The style sheet that stands before the author's own: paper, margins, and what print readers expect. */
public final class PageCss {
    private static final String LENGTH = "\\d{1,4}(\\.\\d{1,4})?(mm|cm|in|pt|px|pc)";
    private static final Pattern NAMED = Pattern.compile("(?i)a[0-9]|a10|b[0-9]|letter|legal|ledger|tabloid");
    private static final Pattern SIZE = Pattern.compile(LENGTH + " " + LENGTH);
    private static final Pattern MARGIN = Pattern.compile("(" + LENGTH + "|0)( (" + LENGTH + "|0)){0,3}");
    private static final String BASE = "body{margin:0}table{-fs-table-paginate:paginate}img{border-width:0}";

    private PageCss() {}

    /** True for a paper's name or two lengths. */
    public static boolean isSize(String size) {
        return NAMED.matcher(size).matches() || SIZE.matcher(size).matches();
    }

    /** True for one to four lengths. */
    public static boolean isMargin(String margin) {
        return MARGIN.matcher(margin).matches();
    }

    static String of(PageOptions page) {
        String size = page.size() == null ? "A4" : page.size().strip();
        String margin = page.margin() == null ? "20mm" : page.margin().strip();
        if (!isSize(size) || !isMargin(margin)) {
            throw new RenderFailure(Code.TEMPLATE_ERROR,
                    "page size '" + size + "' or margin '" + margin + "' is not understood");
        }
        return "@page{size:" + oriented(size, page.landscape()) + ";margin:" + margin + "}" + BASE;
    }

    private static String oriented(String size, boolean landscape) {
        if (!landscape) {
            return size;
        }
        String[] lengths = size.split(" ");
        return lengths.length == 2 ? lengths[1] + " " + lengths[0] : size.toUpperCase(Locale.ROOT) + " landscape";
    }
}
