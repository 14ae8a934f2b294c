package dev.pressroom.render.finish;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderLimits;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.layout.LaidOut;
import dev.pressroom.render.layout.guard.Guard;
import dev.pressroom.render.option.FinishOptions;

/** The way from painted pages to the bytes that were asked for; the order is what keeps the result conformant. */
public final class Finishing {
    private final LaidOut pages;
    private final FinishOptions options;
    private final RenderLimits limits;
    private final AssetSource assets;
    private final Guard guard;

    public Finishing(LaidOut pages, RenderRequest request, AssetSource assets, Guard guard) {
        this.pages = pages;
        this.options = request.finish();
        this.limits = request.limits();
        this.assets = assets;
        this.guard = guard;
    }

    /**
     * Everything that changes what the document is and shows.
     *
     * @throws dev.pressroom.render.RenderFailure where something that was asked for cannot be had
     */
    public byte[] document() throws IOException {
        PDDocument document = pages.document();
        int own = document.getNumberOfPages();
        if (options.tagged()) {
            Decoration.silence(document, LaidOut.DECORATIVE);
        }
        if (options.watermark() != null) {
            new Stamp(pages, options.watermark(), options.archivePart() != 1, assets).draw();
        }
        guard.check();
        Attachments.add(document, options.attachments(), assets);
        if (options.facturX() != null) {
            FacturX.add(document, options.facturX(), assets);
        }
        guard.check();
        try (var binding = new Binding(document, assets, limits.pages())) {
            int before = binding.bind(options.bound());
            Identity.write(document, pages.description(), options);
            guard.check();
            byte[] pdf = PdfWriter.write(pages, limits.pdfBytes());
            guard.check();
            lookForMissingText(pdf, before + 1, before + own);
            return pdf;
        }
    }

    /** Everything that closes the document; what comes after sees bytes alone. */
    public byte[] closed(byte[] pdf) throws IOException {
        return options.encryption() == null ? pdf : Protection.protect(pdf, options.encryption(), limits.pdfBytes());
    }

    private void lookForMissingText(byte[] pdf, int first, int last) throws IOException {
        String visible = pages.visibleText();
        String missing = visible == null ? null : new MissingText(pdf, first, last).sentence(visible);
        if (missing != null) {
            guard.warn("text-missing", missing);
        }
    }
}
