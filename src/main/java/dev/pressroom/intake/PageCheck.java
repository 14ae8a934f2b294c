package dev.pressroom.intake;

import java.util.ArrayList;
import java.util.List;

import dev.pressroom.problem.Violation;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.Paper;

/** Refuses paper and margins that the layout would not understand, while the client is still there to hear it. */
public final class PageCheck {
    private PageCheck() {}

    /** @param pointer to the page in the body, {@code #/options/page} */
    public static List<Violation> violations(String pointer, PageOptions page) {
        var violations = new ArrayList<Violation>();
        if (page.size() != null && !Paper.isSize(page.size())) {
            violations.add(new Violation(pointer + "/size",
                    "size is a name such as A4 or Letter, or two lengths: 100mm 150mm."));
        }
        if (page.margin() != null && !Paper.isMargin(page.margin())) {
            violations.add(new Violation(pointer + "/margin",
                    "margin is one to four lengths such as 20mm or 1in."));
        }
        return violations;
    }
}
