package dev.pressroom.render.finish;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest.Picture;
import javax.imageio.ImageIO;

/** Draws a page of a finished PDF as PNG. */
public final class Pictures {
    private static final double POINTS_PER_INCH = 72;

    private Pictures() {}

    /**
     * @param pixels the picture's largest area; a larger page is drawn smaller
     * @throws RenderFailure where the document has no such page
     */
    public static byte[] draw(byte[] pdf, Picture wanted, long pixels) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (wanted.page() < 1 || wanted.page() > document.getNumberOfPages()) {
                throw new RenderFailure(Code.RENDER_ERROR,
                        "there is no page " + wanted.page() + " in a document of " + document.getNumberOfPages());
            }
            PDRectangle box = document.getPage(wanted.page() - 1).getCropBox();
            BufferedImage image = new PDFRenderer(document).renderImage(wanted.page() - 1,
                    scale(box, wanted.dpi(), pixels),
                    ImageType.RGB);
            var png = new ByteArrayOutputStream(100_000);
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        }
    }

    private static float scale(PDRectangle box, int dpi, long pixels) {
        double wanted = Math.clamp(dpi, 36, 300) / POINTS_PER_INCH;
        double largest = Math.sqrt(pixels / Math.max(1, (double) box.getWidth() * box.getHeight()));
        return (float) Math.min(wanted, largest);
    }
}
