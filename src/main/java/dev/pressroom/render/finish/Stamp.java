package dev.pressroom.render.finish;

import java.awt.Color;
import java.io.IOException;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.layout.LaidOut;
import dev.pressroom.render.option.Watermark;

/** Draws a watermark on pages, as an artifact that screen readers pass over. */
final class Stamp {
    /** Of the way across the page at the watermark's angle. */
    private static final double REACH = 0.75;
    /** Of the page's height. */
    private static final double TALLEST = 0.2;
    /** From the base line to the middle of a capital, in ems. */
    private static final double MIDDLE = 0.36;

    private final PDDocument document;
    private final Watermark watermark;
    private final boolean transparent;
    private final Mark mark;

    /** @param transparent whether the standard knows transparency; else a text is drawn in the colour it would seem to have */
    Stamp(LaidOut pages, Watermark watermark, boolean transparent, AssetSource assets) throws IOException {
        this.document = pages.document();
        this.watermark = watermark;
        this.transparent = transparent;
        this.mark = watermark.text() == null
                ? stored(String.valueOf(watermark.asset()), assets)
                : text(watermark.text(), pages);
    }

    /** What is drawn, with the origin in the middle of the page. */
    private interface Mark {
        void draw(PDPageContentStream content, PDRectangle page) throws IOException;
    }

    void draw() throws IOException {
        for (PDPage page : document.getPages()) {
            draw(page);
            if (watermark.first()) {
                return;
            }
        }
    }

    private void draw(PDPage page) throws IOException {
        // An opaque one would hide what it lies on.
        var mode = watermark.under() || !transparent ? AppendMode.PREPEND : AppendMode.APPEND;
        PDRectangle box = page.getCropBox();
        try (var content = new PDPageContentStream(document, page, mode, true, true)) {
            content.beginMarkedContent(COSName.ARTIFACT, artifact());
            content.saveGraphicsState();
            if (transparent && watermark.opacity() < 1) {
                var state = new PDExtendedGraphicsState();
                state.setNonStrokingAlphaConstant((float) watermark.opacity());
                state.setStrokingAlphaConstant((float) watermark.opacity());
                content.setGraphicsStateParameters(state);
            }
            content.transform(Matrix.getRotateInstance(Math.toRadians(watermark.angle()),
                    box.getLowerLeftX() + box.getWidth() / 2, box.getLowerLeftY() + box.getHeight() / 2));
            mark.draw(content, box);
            content.restoreGraphicsState();
            content.endMarkedContent();
        }
    }

    private static PDPropertyList artifact() {
        var properties = new COSDictionary();
        properties.setName(COSName.TYPE, "Pagination");
        properties.setName(COSName.SUBTYPE, "Watermark");
        return PDPropertyList.create(properties);
    }

    private Mark text(String text, LaidOut pages) throws IOException {
        PDFont font = pages.fonts().covering(text);
        if (font == null) {
            throw new RenderFailure(Code.TEMPLATE_ERROR, "no font has all characters of the watermark '" + text + "'");
        }
        double width = font.getStringWidth(text) / 1000;
        Color color = color();
        return (content, page) -> {
            double size = Math.min(across(page) * REACH / width, page.getHeight() * TALLEST);
            content.beginText();
            content.setFont(font, (float) size);
            content.setNonStrokingColor(color);
            content.newLineAtOffset((float) (-width * size / 2), (float) (-MIDDLE * size));
            content.showText(text);
            content.endText();
        };
    }

    private double across(PDRectangle page) {
        double angle = Math.toRadians(watermark.angle());
        double wide = page.getWidth() / Math.max(1e-6, Math.abs(Math.cos(angle)));
        double high = page.getHeight() / Math.max(1e-6, Math.abs(Math.sin(angle)));
        return Math.min(wide, high);
    }

    private Color color() {
        var color = Color.decode(watermark.color());
        double opacity = transparent ? 1 : watermark.opacity();
        return new Color(onWhite(color.getRed(), opacity), onWhite(color.getGreen(), opacity),
                onWhite(color.getBlue(), opacity));
    }

    private static int onWhite(int part, double opacity) {
        return (int) Math.round(255 - (255 - part) * opacity);
    }

    private Mark stored(String name, AssetSource assets) throws IOException {
        AssetSource.Asset asset = Attachments.required(name, "watermark.asset", assets);
        return asset.content().length > 4 && asset.content()[0] == '%' ? sheet(name, assets) : image(name, asset);
    }

    private Mark image(String name, AssetSource.Asset asset) throws IOException {
        PDImageXObject image;
        try {
            image = PDImageXObject.createFromByteArray(document, asset.content(), name);
        } catch (IllegalArgumentException | IOException e) {
            throw StoredPdf.refusal(name, "is no PNG, JPEG, GIF or PDF and cannot be a watermark", e);
        }
        return (content, page) -> {
            double scale = Math.min(page.getWidth() * REACH / image.getWidth(),
                    page.getHeight() * REACH / image.getHeight());
            float width = (float) (image.getWidth() * scale);
            float height = (float) (image.getHeight() * scale);
            content.drawImage(image, -width / 2, -height / 2, width, height);
        };
    }

    /** The first page of a stored PDF, as large as the page it comes to. */
    private Mark sheet(String name, AssetSource assets) throws IOException {
        try (PDDocument source = StoredPdf.open(name, "watermark.asset", assets)) {
            PDFormXObject form = new LayerUtility(document).importPageAsForm(source, 0);
            PDRectangle box = form.getBBox();
            return (content, page) -> {
                float scale = Math.min(page.getWidth() / box.getWidth(), page.getHeight() / box.getHeight());
                content.transform(new Matrix(scale, 0, 0, scale,
                        -scale * (box.getLowerLeftX() + box.getWidth() / 2),
                        -scale * (box.getLowerLeftY() + box.getHeight() / 2)));
                content.drawForm(form);
            };
        }
    }
}
