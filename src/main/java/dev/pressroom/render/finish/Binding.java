package dev.pressroom.render.finish;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.option.Bound;

/** Stored PDFs before and after the pages. What they were made of stays open until the result is saved. */
final class Binding implements Closeable {
    private final List<PDDocument> sources = new ArrayList<>();
    private final PDDocument document;
    private final AssetSource assets;
    private final int limit;

    /** @param limit pages */
    Binding(PDDocument document, AssetSource assets, int limit) {
        this.document = document;
        this.assets = assets;
        this.limit = limit;
    }

    /**
     * @return how many pages stand before those that were rendered
     * @throws RenderFailure that names the asset which is in the way
     */
    int bind(Bound bound) throws IOException {
        int own = document.getNumberOfPages();
        add(bound.before(), "prepend");
        int before = document.getNumberOfPages() - own;
        moveToFront(own, before);
        add(bound.after(), "append");
        if (!sources.isEmpty()) {
            disarm(document.getDocumentCatalog());
        }
        return before;
    }

    private void add(List<String> names, String option) throws IOException {
        for (String name : names) {
            PDDocument source = StoredPdf.open(name, option, assets);
            sources.add(source);
            if (document.getNumberOfPages() + source.getNumberOfPages() > limit) {
                throw new RenderFailure(Code.PDF_PAGE_LIMIT_EXCEEDED,
                        "with the asset '" + name + "' the document has more than " + limit + " pages");
            }
            try {
                new PDFMergerUtility().appendDocument(document, source);
            } catch (IOException | RuntimeException e) {
                throw StoredPdf.refusal(name, "cannot be bound: it is damaged", e);
            }
        }
    }

    private void moveToFront(int from, int count) {
        PDPageTree pages = document.getPages();
        for (int at = 0; at < count; at++) {
            PDPage page = pages.get(from + at);
            pages.remove(page);
            pages.insertBefore(page, pages.get(at));
        }
    }

    /** What a stored PDF does by itself when it is opened is not what this document was asked to do. */
    private static void disarm(PDDocumentCatalog catalog) {
        catalog.setOpenAction(null);
        catalog.setActions(null);
        if (catalog.getNames() != null) {
            catalog.getNames().setJavascript(null);
        }
    }

    @Override
    public void close() throws IOException {
        for (PDDocument source : sources) {
            source.close();
        }
    }
}
