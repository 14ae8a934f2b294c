package dev.pressroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.Encryption.Permission;
import dev.pressroom.render.option.Watermark;
import dev.pressroom.testing.PdfAssert;

/** Other PDFs around the pages, marks on them, a lock before them. */
class BoundTest {
    private static final Path OUT = Path.of("target", "finish");
    private static final Watermark DRAFT = new Watermark("DRAFT", null, 0.15, 45, "#cc0000", false, false);
    private static final Encryption LOCK = new Encryption("open sesame", "mästér", EnumSet.of(Permission.COPY));

    @Test
    void bindsStoredPdfsInTheirOrder() throws IOException {
        Map<String, byte[]> stored = Map.of("a.pdf", pdf("<p>stored a"), "b.pdf",
                pdf("<p>stored b<p style='page-break-before:always'>b again"), "c.pdf", armed(pdf("<p>stored c")));

        RenderedPdf pdf = Documents.render(
                Finish.as("pdf/a-2b").bound(List.of("a.pdf", "b.pdf"), List.of("c.pdf", "a.pdf")).of("<p>own"), stored);

        assertThat(PdfAssert.text(pdf.content()).strip().split("\\s*\\n\\s*")).containsExactly("stored a", "stored b",
                "b again", "own", "stored c", "stored a");
        assertThat(pdf.pages()).isEqualTo(6);
        assertThat(Objects.requireNonNull(pdf.report().verdict()).failures()).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"locked.pdf,is encrypted; store it without its password",
            "guarded.pdf,is encrypted; store it without its password",
            "broken.pdf,is no PDF that can be read"})
    void namesTheAssetThatIsInTheWay(String name, String reason) {
        Map<String, byte[]> stored = Map.of("locked.pdf", locked(LOCK), "guarded.pdf",
                locked(new Encryption(null, "x", EnumSet.noneOf(Permission.class))), "broken.pdf",
                "%PDF-1.7 and no more".getBytes(StandardCharsets.US_ASCII));

        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> Documents.render(Finish.plain().bound(List.of(), List.of(name)).of("<p>x"), stored))
                .returns(Code.ASSET_ERROR, RenderFailure::code).withMessage("the asset '" + name + "' " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf/a-1b", "pdf/a-1a", "pdf/a-2a+pdf/ua-1", "pdf/a-3u"})
    void marksPagesWithinTheStandard(String standard) throws IOException {
        RenderedPdf pdf = Documents.render(Finish.as(standard).marked(DRAFT)
                .of("<title>t</title><p>own words<p style='page-break-before:always'>more"));

        Files.createDirectories(OUT);
        Files.write(OUT.resolve("watermark-" + standard.replaceAll("\\W", "") + ".pdf"), pdf.content());
        assertThat(Objects.requireNonNull(pdf.report().verdict()).failures()).isEmpty();
        assertThat(PdfAssert.text(pdf.content()).replaceAll("\\s+", "").split("DRAFT", -1)).hasSize(3);
    }

    @Test
    void laysAStoredSheetUnderTheFirstPage() throws IOException {
        byte[] sheet = pdf("<style>@page{margin:0}</style><div style='height:40mm;background:#dde'>Letterhead</div>");
        var mark = new Watermark(null, "sheet.pdf", 1, 0, "#888888", true, true);

        RenderedPdf pdf = Documents.render(Finish.as("pdf/a-2b").marked(mark)
                .of("<p>one<p style='page-break-before:always'>two"), Map.of("sheet.pdf", sheet));

        Files.createDirectories(OUT);
        Files.write(OUT.resolve("letterhead.pdf"), pdf.content());
        assertThat(Objects.requireNonNull(pdf.report().verdict()).failures()).isEmpty();
        assertThat(PdfAssert.text(pdf.content()).split("Letterhead", -1)).hasSize(2);
    }

    @Test
    void refusesAMarkThatNobodyCanWrite() {
        var mark = new Watermark("\uE123", null, 0.2, 0, "#888888", false, false);

        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> Documents.render(Finish.plain().marked(mark).of("<p>x")))
                .returns(Code.TEMPLATE_ERROR, RenderFailure::code).withMessageContaining("no font has all characters");
    }

    @Test
    void locksTheDocument() throws IOException {
        byte[] locked = locked(LOCK);

        assertThatExceptionOfType(InvalidPasswordException.class).isThrownBy(() -> Loader.loadPDF(locked));
        try (PDDocument document = Loader.loadPDF(locked, "open sesame")) {
            assertThat(document.getEncryption().getLength()).isEqualTo(256);
            assertThat(document.getCurrentAccessPermission().canPrint()).isFalse();
            assertThat(document.getCurrentAccessPermission().canExtractContent()).isTrue();
            assertThat(document.getCurrentAccessPermission().canExtractForAccessibility()).isTrue();
        }
        try (PDDocument document = Loader.loadPDF(locked, "mästér")) {
            assertThat(document.getCurrentAccessPermission().isOwnerPermission()).isTrue();
        }
        assertThat(LOCK.toString()).doesNotContain("sesame", "mäst");
    }

    @Test
    void judgesALockedDocumentToo() {
        RenderedPdf pdf = Documents.render(Finish.as("pdf/ua-1").locked(LOCK).of("<title>t</title><p>x"));

        assertThat(Objects.requireNonNull(pdf.report().verdict()).failures()).isEmpty();
    }

    @Test
    void opensInOtherReaders() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/qpdf")), "qpdf is not here");
        Files.createDirectories(OUT);
        Path file = Files.write(OUT.resolve("locked.pdf"), locked(LOCK));

        Process qpdf = new ProcessBuilder("qpdf", "--password=open sesame", "--check", "--show-encryption",
                file.toString()).redirectErrorStream(true).start();
        String said = new String(qpdf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(qpdf.waitFor()).describedAs(said).isZero();
        assertThat(said).contains("AESv3", "No syntax or stream encoding errors found");
    }

    private static byte[] locked(Encryption encryption) {
        return Documents.render(Finish.plain().locked(encryption).of("<p>secret")).content();
    }

    private static byte[] pdf(String html) {
        return Documents.render(Finish.as("pdf/a-2b").of(html)).content();
    }

    private static byte[] armed(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('boo')"));
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
