package dev.pressroom.render.layout;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;

/** The style sheet that stands before the author's own: paper, margins, and what print readers expect. */
final class PageCss {
    private static final String LENGTH = "\\d{1,4}(\\.\\d{1,4})?(mm|cm|in|pt|px|pc)";
    /** Width and height; the engine itself knows but eight papers. */
    private static final Map<String, String> PAPERS = Map.ofEntries(Map.entry("a2", "420mm 594mm"),
            Map.entry("a3", "297mm 420mm"), Map.entry("a4", "210mm 297mm"), Map.entry("a5", "148mm 210mm"),
            Map.entry("a6", "105mm 148mm"), Map.entry("a7", "74mm 105mm"), Map.entry("b4", "250mm 353mm"),
            Map.entry("b5", "176mm 250mm"), Map.entry("b6", "125mm 176mm"), Map.entry("letter", "8.5in 11in"),
            Map.entry("legal", "8.5in 14in"), Map.entry("ledger", "11in 17in"), Map.entry("tabloid", "11in 17in"));
    private static final Pattern SIZE = Pattern.compile(LENGTH + " " + LENGTH);
    private static final Pattern MARGIN = Pattern.compile("(" + LENGTH + "|0)( (" + LENGTH + "|0)){0,3}");
    private static final String BASE = "body{margin:0}table{-fs-table-paginate:paginate}img{border-width:0}";

    private PageCss() {}

    /** True for a paper's name (A2 to A7, B4 to B6, Letter, Legal, Ledger, Tabloid) or two lengths. */
    static boolean isSize(String size) {
        return PAPERS.containsKey(size.toLowerCase(Locale.ROOT)) || SIZE.matcher(size).matches();
    }

    /** True for one to four lengths. */
    static boolean isMargin(String margin) {
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
        String paper = PAPERS.getOrDefault(size.toLowerCase(Locale.ROOT), size);
        int gap = paper.indexOf(' ');
        return landscape ? paper.substring(gap + 1) + " " + paper.substring(0, gap) : paper;
    }
}
