package dev.pressroom.render;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;
import dev.pressroom.render.verdict.Verdict;
import dev.pressroom.render.verdict.Verdict.Failure;
import dev.pressroom.testing.PdfAssert;
import javax.imageio.ImageIO;

/** What a standard asks of a document, and what it says of one that does not conform. */
class StandardsTest {
    private static final String UA = "pdf/ua-1";

    @ParameterizedTest
    @ValueSource(strings = {"pdf/a-2b", "PDF/UA-1", "pdf/a-3a+pdf/ua-1", "pdf/ua-1+pdf/a-3a"})
    void readsStandards(String text) {
        assertThat(Standard.of(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pdf/a", "pdf/a-4", "pdf/a-1u", "pdf/a-2b+pdf/a-3b", "pdf/ua-1+pdf/ua-1", "pdf/a-2b+",
            "pdf/ua-2"})
    void knowsNoOtherStandards(String text) {
        assertThat(Standard.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf/a-1b", "pdf/a-2u", "pdf/a-3a"})
    void keepsTheTextOfFamiliesThatNobodyHas(String standard) {
        RenderedPdf pdf = render(
                "<p style='font-family:Nowhere'>unknown family</p><p style='font-family:Symbol'>α → ✓</p>"
                        + "<p>日本語 עברית</p>",
                standard);

        PdfAssert.assertThat(pdf.content()).containsText("unknown family", "α → ✓", "日本語");
        assertThat(verdict(pdf)).returns(true, Verdict::compliant);
        assertThat(pdf.report().warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf/a-1b", "pdf/a-2b"})
    void drawsTransparentImages(String standard) throws IOException {
        RenderRequest request = asked("<p><img src='glass.png' alt='glass'>"
                + "<span style='background:rgba(255,0,0,0.5)'>x</span>", standard);

        RenderedPdf pdf = Documents.render(request, Map.of("glass.png", glass()));

        assertThat(verdict(pdf)).returns(true, Verdict::compliant);
    }

    @Test
    void namesTheRulesThatAreBroken() {
        RenderedPdf pdf = render("<title>t</title><h1>a</h1><svg width='9' height='9'><path d='M0 0h9v9z'/></svg>", UA);

        assertThat(verdict(pdf)).returns(false, Verdict::compliant);
        assertThat(verdict(pdf).failures()).singleElement().returns(UA, Failure::profile)
                .returns("7.3", Failure::clause).returns(1, Failure::test).returns(1, Failure::count);
        assertThat(pdf.report().warnings()).extracting(Warning::code).containsExactly("missing-alt");
        assertThat(pdf.report().phases()).containsKey("verdict");
    }

    @Test
    void failsWhatDoesNotConform() {
        var request = with(document("<p><img src=\"data:image/png;base64,%s\">".formatted(PIXEL)),
                FinishOptions.of(Standard.of(UA).orElseThrow(), true));

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> Documents.render(request))
                .returns(Code.PDF_STANDARD_FAILED, RenderFailure::code)
                .withMessageStartingWith("the document is no pdf/ua-1: ")
                .withMessageContaining("pdf/ua-1 7.3-1 (1): Figure");
    }

    @ParameterizedTest
    @CsvSource({"alt='',0", "aria-hidden='true',0", "role='presentation',0", "alt='a dot',1", "aria-label='a dot',1",
            "title='a dot',1"})
    void tellsPicturesFromDecoration(String attribute, int figures) throws IOException {
        String picture = "<svg width='9' height='9' " + attribute + "><path d='M0 0h9v9z'/></svg>";

        RenderedPdf pdf = render("<title>t</title><p>before" + picture + "after" + picture + "</p>",
                "pdf/a-2a+pdf/ua-1");

        assertThat(verdict(pdf)).returns(true, Verdict::compliant);
        assertThat(new String(pdf.content(), StandardCharsets.ISO_8859_1).split("/S /Figure", -1))
                .hasSize(2 * figures + 1);
    }

    @Test
    void takesTheFirstHeadingForATitle() {
        RenderedPdf pdf = render("<p>before</p><h2>Annual report</h2>", UA);

        PdfAssert.assertThat(pdf.content()).hasTitle("Annual report");
        assertThat(verdict(pdf).failures()).extracting(Failure::clause).doesNotContain("7.1");
    }

    @Test
    void saysTheSameInBothPlaces() throws IOException {
        RenderedPdf pdf = render("<title>A &amp; B</title><meta name='author' content='Ada <3'>"
                + "<meta name='keywords' content='x, y'><meta name='description' content='ö'><p>x", "pdf/a-1b");

        assertThat(verdict(pdf)).returns(true, Verdict::compliant);
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            String xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(),
                    StandardCharsets.UTF_8);
            assertThat(xmp).contains(">A &amp; B<", ">Ada &lt;3<", ">x, y<", ">ö<", ">en-US<");
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Ada <3");
        }
        assertThat(Documents.render(asked("<p>x", "pdf/a-2b")).content())
                .isEqualTo(Documents.render(asked("<p>x", "pdf/a-2b")).content());
    }

    @Test
    void refusesFormsByName() {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> render("<form><input name=a></form>", "pdf/a-2b"))
                .returns(Code.TEMPLATE_ERROR, RenderFailure::code)
                .withMessageContaining("form fields cannot stand in a document that is to be pdf/a-2b: remove <input>");
    }

    private static final String PIXEL = Base64.getEncoder().encodeToString(glass());

    private static byte[] glass() {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(3, 3, 0x80FF0000);
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }

    private static RenderRequest asked(String html, String standard) {
        return with(document(html), FinishOptions.of(Standard.of(standard).orElseThrow(), false));
    }

    private static RenderedPdf render(String html, String standard) {
        return Documents.render(asked(html, standard));
    }

    private static Verdict verdict(RenderedPdf pdf) {
        return Objects.requireNonNull(pdf.report().verdict());
    }
}
