package dev.pressroom.security;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.limits;
import static dev.pressroom.render.Documents.render;
import static dev.pressroom.render.Documents.with;
import static dev.pressroom.security.Hostile.renderFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.invoice.InvoiceFault;
import dev.pressroom.render.invoice.InvoiceXml;
import dev.pressroom.render.option.EInvoice.Profile;
import dev.pressroom.testing.PdfAssert;
import javax.imageio.ImageIO;

/** Small things that unfold to large ones. */
class BombsTest {

    @Test
    void imagesAreMeasuredBeforeTheyAreDecoded() throws IOException {
        assertThat(renderFailure("<img src='a.png'>", Map.of("a.png", png(20_000, 20_000))))
                .isEqualTo(Code.IMAGE_PIXELS_EXCEEDED);
    }

    @Test
    void dataUrlsAreHeldToTheSameLimits() throws IOException {
        String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(png(20_000, 20_000));

        assertThat(renderFailure("<img src='" + url + "'>")).isEqualTo(Code.IMAGE_PIXELS_EXCEEDED);
        assertThat(renderFailure(with(document("<img src='data:image/png;base64," + "A".repeat(1_000) + "'>"),
                limits(limits -> limits.htmlChars(999))))).isEqualTo(Code.HTML_SIZE_EXCEEDED);
    }

    @Test
    void styleSheetsThatImportEachOtherEnd() {
        var sheets = new HashMap<String, byte[]>();
        for (int number = 0; number < 200; number++) {
            sheets.put(number + ".css", ("@import url(" + (number + 1) + ".css);").getBytes());
        }

        assertThat(renderFailure("<link rel=stylesheet href=0.css>x", sheets)).isEqualTo(Code.ASSET_COUNT_EXCEEDED);
        assertThat(
                render("<link rel=stylesheet href=a.css>x", Map.of("a.css", "@import url(a.css);".getBytes())).pages())
                .isOne();
    }

    @Test
    void pagesAreNoLargerThanPaperCanBe() {
        assertThat(renderFailure("<style>@page{size:100000mm 100000mm}</style>x")).isEqualTo(Code.TEMPLATE_ERROR);
    }

    @Test
    void pagesAreCountedWhileTheyAreLaidOut() {
        assertThat(renderFailure("<div style='height:1000000000cm'>x</div>")).isEqualTo(Code.PDF_PAGE_LIMIT_EXCEEDED);
    }

    @Test
    void fontsThatAreNoneAreLeftOut() {
        assertThat(render("<style>@font-face{font-family:X;src:url(a.ttf)}p{font-family:X}</style><p>x",
                Map.of("a.ttf", new byte[]{0, 1, 0, 0, (byte) 0xFF, (byte) 0xFF, 0, 0, 0, 0, 0, 0})).report()
                .warnings())
                .extracting("code").contains("font-ignored");
    }

    @Test
    void xmlHasNoDocumentTypesAndNoEntities() {
        String xml = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>";
        String svg = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaa'><!ENTITY x '&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'"
                + " width='90' height='90'><text y='20'>&x;</text></svg>";

        assertThatExceptionOfType(InvoiceFault.class)
                .isThrownBy(() -> InvoiceXml.read(InvoiceXml.bytes(xml), Profile.values()[0]))
                .withMessageContaining("DOCTYPE");
        PdfAssert.assertThat(render("<img src='data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes()) + "'>seen").content()).containsText("seen")
                .doesNotContainText("aaaa");
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        return bytes.toByteArray();
    }
}
