package dev.pressroom.template.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.problem.Problem;
import javax.imageio.ImageIO;

class MediaFactsTest {
    private static final long MAX_PIXELS = 40_000_000;

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpg, JPEG", "gif, GIF"})
    void readsTheSizeOfImages(String format, MediaType type) throws IOException {
        var facts = MediaFacts.of(image(format, 7, 5), "", MAX_PIXELS);

        assertThat(facts).isEqualTo(new MediaFacts(type, new ImageSize(7, 5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<svg width=\"1\"/> | SVG",
            "<?xml version=\"1.0\"?><!-- <html> --><!DOCTYPE svg [<!ENTITY a \"<b>\">]><svg:svg/> | SVG",
            "body { color: red } | CSS", "'\u0000\u0001\u0000\u0000rest' | TTF", "OTTOrest | OTF", "wOFFrest | WOFF",
            "%PDF-1.7 | PDF",
            "<?xml version=\"1.0\"?><invoice/> | XML"})
    void knowsTypesByTheirBytes(String content, MediaType type) {
        assertThat(MediaFacts.of(content.getBytes(UTF_8), "", MAX_PIXELS)).isEqualTo(new MediaFacts(type, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><svg/></html>", "wOF2rest\u0000", "MZ\u0090\u0000", "", "<", "<!--",
            "GIF89a", "\u00FF\u00D8\u00FF\u00E0", "\u0089PNG\r\n\u001a\n"})
    void refusesWhatNoDocumentCanUse(String content) {
        byte[] bytes = content.getBytes(ISO_8859_1);

        assertThatExceptionOfType(Problem.Invalid.class)
                .isThrownBy(() -> MediaFacts.of(bytes, "application/octet-stream", MAX_PIXELS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "text/css; charset=utf-8", "application/pdf"})
    void refusesATypeThatTheBytesContradict(String declared) throws IOException {
        byte[] content = image("png", 1, 1);

        assertThatExceptionOfType(Problem.Invalid.class).isThrownBy(() -> MediaFacts.of(content, declared, MAX_PIXELS))
                .withMessageContaining("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAGE/PNG", "image/png; q=1", "application/octet-stream", "*/*"})
    void takesATypeThatSaysTheSameOrNothing(String declared) throws IOException {
        assertThat(MediaFacts.of(image("png", 1, 1), declared, MAX_PIXELS).type()).isEqualTo(MediaType.PNG);
    }

    @Test
    void refusesAnImageWhosePixelsWouldFillTheMemory() throws IOException {
        byte[] content = image("png", 1, 1);
        content[16] = 0x7F;
        content[20] = 0x7F;

        assertThatExceptionOfType(Problem.OverLimit.class).isThrownBy(() -> MediaFacts.of(content, "", MAX_PIXELS))
                .withMessageContaining("2130706433 x 2130706433");
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
