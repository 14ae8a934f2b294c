package dev.pressroom.render.finish.signature;

import static dev.pressroom.render.Documents.PIPELINE;
import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.finish.signature.Orders.box;
import static dev.pressroom.testing.pki.SignatureAssert.assertSigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.finish.signature.SignatureOptions.Box;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;
import javax.imageio.ImageIO;

/** What of a signature can be seen. */
class SignatureBoxTest {
    private static final TestCa CA = new TestCa();
    private static final Identity SEAL = CA.signer("ACME Invoices");
    private static final RenderRequest PAGE = document("<title>Invoice</title><h1>Invoice</h1><p>12.50");
    private static final int DPI = 72;

    @Test
    void showsNameDateAndReason() throws Exception {
        byte[] signed = signed(box(null, null), "boxed");

        assertSigned(signed, CA).isValid().isValidToPoppler();
        assertThat(darkPixels(signed, 340, 680, 538, 751)).isGreaterThan(200);
        assertThat(darkPixels(signed, 20, 400, 330, 830)).isZero();
    }

    @Test
    void embedsOnlyTheLettersItShows() {
        byte[] plain = PIPELINE.render(PAGE, name -> null).content();

        byte[] signed = signed(box("Seen", null), null);

        assertThat(signed.length - plain.length).isLessThan(70_000);
    }

    @Test
    void showsAnImageBesideItsText() throws Exception {
        byte[] signed = signed(box("{name}\n{location}: {reason}", "seal.png"), "pictured");

        assertSigned(signed, CA).isValid();
        assertThat(redPixels(signed)).isGreaterThan(500);
    }

    @Test
    void writesInTheScriptOfTheName() {
        assertSigned(signed(box("請求書 山田", null), "japanese"), CA).isValid();
        assertSigned(signed(box("山田\n{date}", null), "dated"), CA).isValid();
        assertThat(failure(box("請求書 ש", null))).contains("right to left");
        assertThat(failure(box("請求書 😀", null))).contains("no single shipped font");
    }

    @Test
    void refusesAPlaceThatIsNotThere() {
        assertThat(failure(new Box(3, "0", "0", "50mm", "20mm", null, null))).contains("page 3", "document of 1");
        assertThat(failure(new Box(-2, "0", "0", "50mm", "20mm", null, null))).contains("page -2");
        assertThat(failure(new Box(1, "180mm", "0", "50mm", "20mm", null, null)))
                .contains("over the edge of page 1", "210mm wide and 297mm high");
    }

    @Test
    void refusesAnImageThatIsMissingOrNone() {
        assertThat(failure(box(null, "none.png"))).contains("'none.png'", "missing");
        assertThat(failure(box(null, "text.png"))).contains("no PNG or JPEG");
    }

    private static String failure(Box box) {
        var failed = catchThrowableOfType(RenderFailure.class, () -> signed(box, null));
        assertThat(failed.code()).isEqualTo(Code.SIGNATURE_FAILED);
        return String.valueOf(failed.getMessage());
    }

    /** @param name of a file to look at, under target; null for none */
    private static byte[] signed(Box box, @Nullable String name) {
        byte[] signed = PIPELINE.render(PAGE.signedBy(Orders.visible(SEAL, box)), SignatureBoxTest::asset).content();
        if (name != null) {
            try {
                Files.write(Files.createDirectories(Path.of("target/signed")).resolve(name + ".pdf"), signed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return signed;
    }

    private static AssetSource.@Nullable Asset asset(String name) {
        return switch (name) {
            case "seal.png" -> new AssetSource.Asset(red(), "image/png");
            case "text.png" -> new AssetSource.Asset(new byte[]{1, 2, 3}, "image/png");
            default -> null;
        };
    }

    private static byte[] red() {
        var image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillOval(0, 0, 60, 60);
        graphics.dispose();
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }

    private static int darkPixels(byte[] pdf, int left, int top, int right, int bottom) throws IOException {
        BufferedImage page = drawn(pdf);
        int count = 0;
        for (int x = left; x < right; x++) {
            for (int y = top; y < bottom; y++) {
                count += new Color(page.getRGB(x, y)).getGreen() < 128 ? 1 : 0;
            }
        }
        return count;
    }

    private static int redPixels(byte[] pdf) throws IOException {
        BufferedImage page = drawn(pdf);
        int count = 0;
        for (int x = 340; x < 538; x++) {
            for (int y = 680; y < 751; y++) {
                var color = new Color(page.getRGB(x, y));
                count += color.getRed() > 200 && color.getGreen() < 50 && color.getBlue() < 50 ? 1 : 0;
            }
        }
        return count;
    }

    private static BufferedImage drawn(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, DPI);
        }
    }
}
