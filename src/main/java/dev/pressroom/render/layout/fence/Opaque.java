package dev.pressroom.render.layout.fence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

/** Bitmaps without transparency, which PDF/A-1 does not know. */
final class Opaque {
    private Opaque() {}

    /** The image on white paper; one that has nothing to see through stays as it is. */
    static byte[] flattened(byte[] bytes) throws IOException {
        if (ImageKind.of(bytes).equals("image/jpeg")) {
            return bytes;
        }
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        if (image == null || !image.getColorModel().hasAlpha()) {
            return bytes;
        }
        var flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = flat.createGraphics();
        paper.drawImage(image, 0, 0, Color.WHITE, null);
        paper.dispose();
        var png = new ByteArrayOutputStream(bytes.length);
        ImageIO.write(flat, "png", png);
        return png.toByteArray();
    }
}
