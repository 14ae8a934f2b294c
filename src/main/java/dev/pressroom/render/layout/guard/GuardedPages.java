package dev.pressroom.render.layout.guard;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import com.openhtmltopdf.pdfboxout.PageSupplier;

import dev.pressroom.render.RenderFailure.Code;

/** Hands out pages up to the limit, and looks at the clock for each. */
public record GuardedPages(int limit, Guard guard) implements PageSupplier {
    /** Points; readers refuse more. */
    private static final float LARGEST = 14_400;

    @Override
    public PDPage requestPage(PDDocument document, float width, float height, int number, int shadow) {
        guard.check();
        require(document.getNumberOfPages() + 1);
        if (width > LARGEST || height > LARGEST) {
            throw guard.fail(Code.TEMPLATE_ERROR, "a page is larger than 5 m, which PDF does not allow");
        }
        var page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        return page;
    }

    public void require(int pages) {
        if (pages > limit) {
            throw guard.fail(Code.PDF_PAGE_LIMIT_EXCEEDED, "the document has more than " + limit + " pages");
        }
    }
}
