package dev.pressroom.render.layout.svg;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;

/** Draws the parts of a plain SVG; a part's transform holds for its stroke too. */
final class Painter {
    /** Never drawn with: it carries the size to where the PDF's own font is set. */
    private static final Font SIZED = new Font(Font.DIALOG, Font.PLAIN, 1);

    private final Graphics2D graphics;
    private final AffineTransform around;
    private final Setter setter = new Setter();

    Painter(Graphics2D graphics) {
        this.graphics = graphics;
        this.around = graphics.getTransform();
        if (graphics instanceof PdfBoxGraphics2D pdf) {
            pdf.setFontTextDrawer(setter);
        }
    }

    void draw(Part.Figure figure) {
        place(figure);
        Color fill = figure.style().fill();
        if (fill != null) {
            graphics.setPaint(fill);
            graphics.fill(figure.shape());
        }
        Color stroke = figure.style().stroke();
        if (stroke != null) {
            graphics.setPaint(stroke);
            graphics.setStroke(figure.style().pen());
            graphics.draw(figure.shape());
        }
    }

    void draw(Part.Label label, PDFont font) {
        Color fill = label.style().fill();
        if (fill != null && !label.text().isEmpty()) {
            place(label);
            float size = label.style().number("font-size", 0);
            graphics.setPaint(fill);
            graphics.setFont(SIZED.deriveFont(size));
            setter.font = font;
            graphics.drawString(label.text(), label.x() - Letters.shift(label, font) * size / 1000, label.y());
        }
    }

    private void place(Part part) {
        graphics.setTransform(around);
        graphics.transform(part.transform());
    }

    private static final class Setter extends PdfBoxGraphics2DFontTextDrawer {
        private @Nullable PDFont font;

        @Override
        protected @Nullable PDFont mapFont(Font asked, IFontTextDrawerEnv environment) {
            return font;
        }
    }
}
