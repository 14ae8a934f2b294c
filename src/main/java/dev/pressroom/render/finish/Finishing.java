package dev.pressroom.render.finish;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.Warnings;
import dev.pressroom.render.layout.LaidOut;
import dev.pressroom.render.option.FinishOptions;

/** The way from painted pages to the bytes that were asked for; the order is what keeps the result conformant. */
public final class Finishing {
    private final LaidOut pages;
    private final FinishOptions options;
    private final AssetSource assets;
    private final Warnings warnings;

    public Finishing(LaidOut pages, RenderRequest request, AssetSource assets, Warnings warnings) {
        this.pages = pages;
        this.options = request.finish();
        this.assets = assets;
        this.warnings = warnings;
    }

    /**
     * @param limit bytes
     * @throws dev.pressroom.render.RenderFailure where something that was asked for cannot be had
     */
    public byte[] document(long limit) throws IOException {
        PDDocument document = pages.document();
        if (options.tagged()) {
            Decoration.silence(document, LaidOut.DECORATIVE);
        }
        Attachments.add(document, options.attachments(), assets);
        Identity.write(document, pages.description(), options);
        byte[] pdf = PdfWriter.write(pages, limit);
        lookForMissingText(pdf);
        return pdf;
    }

    private void lookForMissingText(byte[] pdf) throws IOException {
        String visible = pages.visibleText();
        String missing = visible == null ? null : MissingText.sentence(visible, pdf);
        if (missing != null) {
            warnings.add("text-missing", missing);
        }
    }
}
