package dev.pressroom.render.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import javax.imageio.ImageIO;

/** A document as one picture: a single page cut where its content ends, several side by side. */
final class Pages {
    private static final int MOST_PAGES = 4;
    private static final int MARGIN = 8;
    private static final int WHITE = 0xFFFFFF;

    private Pages() {}

    static BufferedImage drawn(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            int count = Math.min(MOST_PAGES, document.getNumberOfPages());
            return count == 1 ? cut(renderer.renderImageWithDPI(0, 110, ImageType.RGB)) : row(renderer, count);
        }
    }

    /** The first page alone, whole and small. */
    static BufferedImage first(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, 50, ImageType.GRAY);
        }
    }

    private static BufferedImage row(PDFRenderer renderer, int count) throws IOException {
        var pages = new ArrayList<BufferedImage>();
        for (int page = 0; page < count; page++) {
            pages.add(renderer.renderImageWithDPI(page, 60, ImageType.RGB));
        }
        int width = MARGIN + pages.stream().mapToInt(page -> page.getWidth() + MARGIN).sum();
        int height = 2 * MARGIN + pages.stream().mapToInt(BufferedImage::getHeight).max().orElse(0);
        var row = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = row.createGraphics();
        graphics.setColor(new Color(0x99A0A8));
        graphics.fillRect(0, 0, width, height);
        int x = MARGIN;
        for (BufferedImage page : pages) {
            graphics.drawImage(page, x, MARGIN, null);
            x += page.getWidth() + MARGIN;
        }
        graphics.dispose();
        return row;
    }

    private static BufferedImage cut(BufferedImage page) {
        int last = page.getHeight() - 1;
        while (last > 0 && blank(page, last)) {
            last--;
        }
        return page.getSubimage(0, 0, page.getWidth(), Math.min(page.getHeight(), last + 16));
    }

    private static boolean blank(BufferedImage page, int y) {
        for (int x = 0; x < page.getWidth(); x++) {
            if ((page.getRGB(x, y) & WHITE) != WHITE) {
                return false;
            }
        }
        return true;
    }

    /** With the few colours that such pictures have, a fifth of the size. */
    static void write(BufferedImage drawn, Path file) throws IOException {
        var indexed = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_INDEXED);
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                indexed.setRGB(x, y, drawn.getRGB(x, y));
            }
        }
        ImageIO.write(indexed, "png", file.toFile());
    }

    /** In sixteen greys. */
    static void writeGrey(BufferedImage drawn, Path file) throws IOException {
        var greys = new byte[16];
        for (int level = 0; level < greys.length; level++) {
            greys[level] = (byte) (level * 17);
        }
        var small = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_BINARY,
                new IndexColorModel(4, greys.length, greys, greys, greys));
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                small.setRGB(x, y, drawn.getRGB(x, y));
            }
        }
        ImageIO.write(small, "png", file.toFile());
    }

    /** The share of pixels whose brightness is another one; the palette and the machine's fonts move a few. */
    static double difference(BufferedImage kept, BufferedImage drawn) {
        long different = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                if (Math.abs(brightness(kept.getRGB(x, y)) - brightness(drawn.getRGB(x, y))) > 90) {
                    different++;
                }
            }
        }
        return (double) different / drawn.getWidth() / drawn.getHeight();
    }

    private static int brightness(int rgb) {
        return ((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255)) / 10;
    }
}
