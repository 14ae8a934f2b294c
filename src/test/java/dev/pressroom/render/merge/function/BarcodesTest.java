package dev.pressroom.render.merge.function;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.merge.ClosedEngine;

class BarcodesTest {
    private final ClosedEngine engine = new ClosedEngine();

    @ParameterizedTest
    @ValueSource(strings = {"qr('https://example.com', 30, 'H')", "datamatrix('abc')", "aztec('abc', 12)",
            "code128('ABC-123', 20, 80)", "gs1_128('[01]09501101530003[10]ABC')",
            "gs1_datamatrix('[01]09501101530003')", "code39('ABC')",
            "ean13('4006381333931')",
            "ean13('400638133393')", "ean8('96385074')", "upca('036000291452')", "itf14('15400141288763')",
            "pdf417('some text')", "qr(123)"})
    void draws(String call) {
        String svg = engine.merge(document("{barcode:" + call + "}"));

        assertThat(svg).matches(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"[A-Z0-9 ]+ code([A-Za-z0-9 ]|&#[0-9]+;)*\" alt=\"[^\"<>]+\" style=\"[a-z0-9.:;-]+\" viewBox=\"[0-9 ]+\" "
                        + "preserveAspectRatio=\"none\"><path fill=\"#fff\" d=\"M0 0h[0-9]+v[0-9]+h-[0-9]+z\"/><path fill=\"#000\" d=\"[Mhvz0-9. -]+\"/></svg>");
    }

    @Test
    void tellsItsContentToThoseWhoCannotSeeIt() {
        String svg = engine.merge(document("{barcode:qr(text)}", "{\"text\": \"a\\\"><b>&\\u0000\\n\"}"));

        assertThat(svg).contains("aria-label=\"QR code a&#34;&#62;&#60;b&#62;&#38;  \"").doesNotContain("<b>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{barcode:ean13('123')}|barcode:ean13 needs 12 digits, or 13 with the check digit, not '123'",
            "{barcode:ean13('4006381333932')}|the check digit of '4006381333932' should be 1",
            "{barcode:ean13('40063813339AB')}|needs 12 digits",
            "{barcode:qr('')}|1 to 4000 characters", "{barcode:qr(text)}|1 to 4000 characters, not 5000",
            "{barcode:qr('a', 1)}|draws 2 to 500 mm, not 1", "{barcode:qr('a', 20, 'X')}|knows the error corrections",
            "{barcode:qr()}|takes 1 to 3 arguments", "{barcode:swiss('a')}|does not exist; there are [aztec",
            "{barcode:qr(nothing)}|needs a text as argument 1, not nothing", "{barcode:code39('ä')}|cannot encode 'ä'"})
    void saysWhatItCannotDraw(String template, String message) {
        String data = "{\"nothing\": null, \"text\": \"" + "x".repeat(5_000) + "\"}";

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> engine.merge(document(template, data)))
                .withMessageContaining(message).returns(Code.TEMPLATE_ERROR, RenderFailure::code);
    }
}
