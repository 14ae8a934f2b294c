package dev.pressroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.junit.jupiter.api.Test;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.option.Attachment;
import dev.pressroom.render.option.Attachment.Relationship;
import dev.pressroom.render.option.Description;
import dev.pressroom.testing.PdfAssert;

/** What is asked of a document beside its pages, seen in its bytes. */
class FinishTest {
    private static final String HEADINGS = "<h1>One</h1><h2>One A</h2><h4>deep</h4><h2>One B</h2><p style='page-break-before:always'>"
            + "<h1 id=mine>Two <b>bold</b></h1><h2> </h2>";

    @Test
    void describesTheDocumentAsAsked() throws IOException {
        var asked = new Description("Mine\0", null, "About", " ", "de-DE");

        RenderedPdf pdf = Documents.render(Finish.plain().described(asked)
                .of("<html lang=en><title>Theirs</title><meta name=author content=Ada><p>x"));

        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            assertThat(document.getDocumentInformation()).returns("Mine", PDDocumentInformation::getTitle)
                    .returns("Ada", PDDocumentInformation::getAuthor)
                    .returns("About", PDDocumentInformation::getSubject)
                    .returns(null, PDDocumentInformation::getKeywords);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de-DE");
        }
    }

    @Test
    void makesAnOutlineOfTheHeadings() throws IOException {
        RenderedPdf pdf = Documents.render(Finish.as("pdf/a-2a").bookmarks().of(HEADINGS));

        assertThat(outline(pdf)).containsExactly("One@1", " One A@1", "  deep@1", " One B@1", "Two bold@2");
        assertThat(Objects.requireNonNull(pdf.report().verdict()).failures()).isEmpty();
    }

    @Test
    void leavesAnOutlineOfTheAuthorsOwn() throws IOException {
        RenderedPdf pdf = Documents.render(Finish.plain().bookmarks()
                .of("<bookmarks><bookmark name=Own href='#mine'></bookmark></bookmarks>" + HEADINGS));

        assertThat(outline(pdf)).containsExactly("Own@2");
    }

    @Test
    void numbersATableOfContents() {
        RenderedPdf pdf = Documents.render("""
                <style>.toc a::after { content: leader('.') " " target-counter(attr(href), page) }
                h1 { page-break-before: always }</style>
                <p class=toc><a href="#a">Alpha</a></p><p class=toc><a href="#b">Beta</a></p>
                <h1 id=a>Alpha</h1><h1 id=b>Beta</h1>""");

        PdfAssert.assertThat(pdf.content()).hasPages(3);
        assertThat(PdfAssert.text(pdf.content())).containsPattern("Alpha *\\.{20,} 2")
                .containsPattern("Beta *\\.{20,} 3");
        assertThat(pdf.report().warnings()).isEmpty();
    }

    @Test
    void carriesFilesWithinTheDocument() throws IOException {
        var table = new Attachment("table.csv", null, "YTtiCg==", "text/csv", "A table", Relationship.DATA);
        var logo = new Attachment("logo.png", "stored.png", null, null, null, Relationship.UNSPECIFIED);

        RenderedPdf pdf = Documents.render(Finish.as("pdf/a-3b").attached(table, logo).of("<p>x"),
                Map.of("stored.png", new byte[]{1, 2, 3}));

        assertThat(Objects.requireNonNull(pdf.report().verdict()).failures()).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            var catalog = document.getDocumentCatalog();
            var files = catalog.getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys("table.csv", "logo.png");
            var file = Objects.requireNonNull(files.get("table.csv"));
            assertThat(file.getEmbeddedFile().toByteArray()).asString().isEqualTo("a;b\n");
            assertThat(file.getEmbeddedFile().getSubtype()).isEqualTo("text/csv");
            assertThat(file.getFileDescription()).isEqualTo("A table");
            assertThat(file.getCOSObject().getNameAsString("AFRelationship")).isEqualTo("Data");
            assertThat(catalog.getCOSObject().getCOSArray(COSName.getPDFName("AF")).size()).isEqualTo(2);
        }
    }

    @Test
    void namesAnAssetThatIsNotThere() {
        var missing = new Attachment("a", "nothing.pdf", null, null, null, Relationship.UNSPECIFIED);

        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> Documents.render(Finish.plain().attached(missing).of("<p>x")))
                .returns(Code.ASSET_ERROR, RenderFailure::code)
                .withMessage("there is no asset 'nothing.pdf', which options.attachments names");
    }

    @Test
    void tellsOfTextThatIsNotThere() {
        var pdf = Documents.render(Finish.as("pdf/a-2b").of("<p>here</p><p style='display:none'>hidden</p>"
                + "<p style='position:running(head)'>hidden</p><p style='visibility:hidden'>hidden</p><p style='position:absolute;top:-900mm'>Jungle fox</p>"));

        assertThat(pdf.report().warnings()).containsExactly(new Warning("text-missing",
                "9 characters of the text are not in the PDF, among them 'EFGJLNOUX'"));
    }

    private static List<String> outline(RenderedPdf pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.content())) {
            assertThat(document.getDocumentCatalog().getPageMode()).isEqualTo(PageMode.USE_OUTLINES);
            var lines = new ArrayList<String>();
            add(lines, document, document.getDocumentCatalog().getDocumentOutline(), "");
            return lines;
        }
    }

    private static void add(List<String> lines, PDDocument document, PDOutlineNode node, String indent)
            throws IOException {
        for (PDOutlineItem item : StreamSupport.stream(node.children().spliterator(), false).toList()) {
            lines.add(indent + item.getTitle() + "@"
                    + (document.getPages().indexOf(item.findDestinationPage(document)) + 1));
            add(lines, document, item, indent + " ");
        }
    }
}
