package dev.pressroom.dialect.pdfgorilla;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.job.PlainFailure;

class PdfGorillaTranslationTest {
    @ParameterizedTest
    @CsvSource({"invoice, invoice.pdf", "invoice.pdf, invoice.pdf", "a/b\\c, a_b_c.pdf", "../x, _._x.pdf", ".x, _x.pdf",
            "Rechnung März, Rechnung März.pdf", "'a\"b', a_b.pdf"})
    void namesFilesAfterTemplates(String template, String file) {
        assertThat(PdfGorillaTranslation.filename(template)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-06T10:00:00Z, 2026-04-06T10:00:00.000Z",
            "2026-04-06T10:01:23.456789Z, 2026-04-06T10:01:23.456Z"})
    void tellsTimeInMilliseconds(Instant time, String text) {
        assertThat(PdfGorillaTranslation.time(time)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "RENDER_TIMEOUT|The render took longer than 90 s.|504|PDF rendering timed out.",
            "PDF_PAGE_LIMIT_EXCEEDED|The document has more than 200 pages.|422|The PDF has more than 200 pages.",
            "PDF_SIZE_EXCEEDED|The PDF is larger than 20971520 bytes.|422|The PDF is larger than 20971520 bytes.",
            "TEMPLATE_ERROR|Line 1.|422|Template rendering failed.", "ASSET_ERROR|None.|422|Template rendering failed.",
            "CANCELED|The job was canceled.|409|The job was canceled.", "INTERNAL_ERROR|x.|500|Internal server error."})
    void saysWhyThereIsNoDocument(String code, String sentence, int status, String error) {
        var refusal = PdfGorillaTranslation.refusal(new PlainFailure(code, sentence));

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.getMessage()).isEqualTo(error);
    }

    @Test
    void weighsImagesInTheData() {
        assertThat(InlineImages.bytes("{\"a\":\"data:image/png;base64,QUJD\",\"b\":[\"DATA:image/gif;base64,QUI=\"],"
                + "\"c\":\"data:text/plain;base64,QUJD\",\"d\":\"QUJD\"}")).isEqualTo(5);
    }

    /** RFC 4231, test case 2. */
    @Test
    void signsInHex() {
        String signature = PdfGorillaVoice.signature("Jefe".getBytes(StandardCharsets.UTF_8),
                "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
