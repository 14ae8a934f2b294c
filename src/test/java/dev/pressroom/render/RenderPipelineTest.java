package dev.pressroom.render;

import static dev.pressroom.render.Documents.LIMITS;
import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderReport.Declaration;
import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.RenderRequest.Picture;
import dev.pressroom.testing.PdfAssert;
import javax.imageio.ImageIO;

class RenderPipelineTest {
    private static final String INVOICE = """
            <html><head><title>Invoice {number}</title><meta name="author" content="ACME">
            <meta name="description" content="What you owe"><meta name="viewport" content="x"></head><body>
            <table><thead><tr><th>Item<th>Price</thead>
            {#for line in lines}<tr><td>{line.item}<td>{fmt:money(line.price, 'EUR')}{/for}</table>
            {barcode:qr(number, 20)}</body></html>""";
    private static final String DATA = """
            {"number": "R-1", "lines": [{"item": "Paper & Ink", "price": 12.5}, {"item": "Type", "price": 1000}]}""";

    @Test
    void rendersATemplateWithItsData() {
        RenderedPdf pdf = render(document(INVOICE, DATA));

        PdfAssert.assertThat(pdf.content()).hasPages(1).hasTitle("Invoice R-1")
                .containsText("Item Price", "Paper & Ink €12.50", "Type €1,000.00");
        assertThat(pdf.pages()).isOne();
        assertThat(pdf.report().warnings()).isEmpty();
        assertThat(pdf.report().phases()).containsOnlyKeys("merge", "layout", "finish");
    }

    @Test
    void describesTheDocumentAndNothingElse() throws IOException {
        byte[] pdf = render(document(INVOICE, DATA)).content();

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getMetadataKeys()).containsExactlyInAnyOrder("Title", "Author",
                    "Subject", "Producer");
            assertThat(document.getDocumentInformation().getProducer()).isEqualTo("Pressroom");
        }
    }

    @Test
    void leavesTroubleWithTheAssetsToTheCaller() {
        var away = new AssetSource.Away(new IOException("the database is restarting"));

        assertThatExceptionOfType(AssetSource.Away.class).isThrownBy(
                () -> new RenderPipeline().render(document("<p><img src='logo.png' alt=''>", "{}"), name -> {
                    throw away;
                })).isSameAs(away);
    }

    @Test
    void makesTheSameBytesEachTime() {
        assertThat(render(document(INVOICE, DATA)).content()).isEqualTo(render(document(INVOICE, DATA)).content());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-,false,595x842", "A6,false,298x420", "a4,true,842x595",
            "Letter,false,612x792",
            "letter,true,792x612", "B5,false,499x709", "a10,false,74x105", "100mm 150mm,false,283x425",
            "100mm 150mm,true,425x283"})
    void takesThePageFromItsOptions(@Nullable String size, boolean landscape, String points) throws IOException {
        assertThat(size("<p>x", new PageOptions(size, landscape, "10mm"))).isEqualTo(points);
    }

    @Test
    void letsTheTemplatesOwnPageWin() throws IOException {
        assertThat(size("<style>@page{size:A5}</style>x", new PageOptions("A3", true, null))).isEqualTo("420x595");
    }

    @ParameterizedTest
    @CsvSource({"A4;}body{x:y,10mm", "12,10mm", "A4,10", "A4,1mm 2mm 3mm 4mm 5mm", "A4,url(http://x)"})
    void refusesPageOptionsThatAreNone(String size, String margin) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> size("x", new PageOptions(size, false, margin)))
                .returns(Code.TEMPLATE_ERROR, RenderFailure::code);
    }

    @Test
    void appendsTheAuthorsStyleSheet() throws IOException {
        var request = new RenderRequest("<style>@page{size:A4}</style>x", "@page{size:A5} p{colour:red}", "{}",
                PageOptions.NONE, Locale.US, ZoneOffset.UTC, LIMITS, null);

        RenderedPdf pdf = render(request);

        assertThat(size(pdf)).isEqualTo("420x595");
        assertThat(pdf.report().warnings()).containsExactly(new Warning("css-ignored",
                "css line 1: 'colour: red': colour is an unrecognized CSS property", Place.line("css", 1),
                new Declaration("colour", "red")));
    }

    @Test
    void repeatsTableHeadsAndCountsPages() {
        String html = "<style>@page{@bottom-right{content:'page ' counter(page) ' of ' counter(pages)}}</style>"
                + "<table><thead><tr><th>Head</thead>{#for i in 100}<tr><td>row {i}{/for}</table>";

        byte[] pdf = render(html).content();

        PdfAssert.assertThat(pdf).hasPages(3).containsText("page 1 of 3 Head", "page 2 of 3 Head", "page 3 of 3");
    }

    @Test
    void drawsAPage() throws IOException {
        RenderedPdf pdf = render(pictured(new Picture(1, 72), LIMITS));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(pdf.picture()));

        assertThat(image.getWidth()).isEqualTo(595);
        assertThat(image.getHeight()).isBetween(841, 842);
    }

    @Test
    void drawsAPageNoLargerThanAllowed() throws IOException {
        RenderedPdf pdf = render(pictured(new Picture(1, 300), Documents.limits(limits -> limits.pixels(10_000))));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(pdf.picture()));

        assertThat(image.getWidth() * image.getHeight()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void refusesToDrawAPageThatIsNotThere() {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render(pictured(new Picture(2, 72), LIMITS)))
                .withMessage("there is no page 2 in a document of 1");
    }

    @Test
    void warmsUp() {
        Documents.PIPELINE.warmUp();

        assertThat(render(document(INVOICE, DATA)).pages()).isOne();
    }

    @Test
    void rendersOnManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        byte[] expected = render(document(INVOICE, DATA)).content();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            var renders = IntStream.range(0, 40).mapToObj(any -> threads.submit(() -> render(document(INVOICE, DATA))))
                    .toList();

            for (Future<RenderedPdf> render : renders) {
                assertThat(render.get().content()).isEqualTo(expected);
            }
        }
    }

    private static RenderRequest pictured(Picture picture, RenderLimits limits) {
        return new RenderRequest("<p>x", null, "{}", PageOptions.NONE, Locale.US, ZoneOffset.UTC, limits, picture);
    }

    private static String size(String html, PageOptions page) throws IOException {
        return size(render(new RenderRequest(html, null, "{}", page, Locale.US, ZoneOffset.UTC, LIMITS, null)));
    }

    private static String size(RenderedPdf pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            PDRectangle box = document.getPage(0).getMediaBox();
            return Math.round(box.getWidth()) + "x" + Math.round(box.getHeight());
        }
    }
}
