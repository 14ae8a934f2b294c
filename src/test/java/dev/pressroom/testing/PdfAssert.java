package dev.pressroom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Looks into a PDF: {@code assertThat(pdf).hasPages(2).containsText("Total")}. */
public final class PdfAssert extends AbstractAssert<PdfAssert, byte[]> {
    private final String text;
    private final int pages;
    private final String title;

    private PdfAssert(byte[] pdf) {
        super(pdf, PdfAssert.class);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            text = new PDFTextStripper().getText(document);
            pages = document.getNumberOfPages();
            title = String.valueOf(document.getDocumentInformation().getTitle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PdfAssert assertThat(byte[] pdf) {
        return new PdfAssert(pdf);
    }

    /** All of it, as readers would copy it. */
    public static String text(byte[] pdf) {
        return new PdfAssert(pdf).text;
    }

    public PdfAssert hasPages(int expected) {
        Assertions.assertThat(pages).as("pages").isEqualTo(expected);
        return this;
    }

    public PdfAssert containsText(String... expected) {
        Assertions.assertThat(text.replaceAll("\\s+", " ")).contains(expected);
        return this;
    }

    public PdfAssert doesNotContainText(String... unexpected) {
        Assertions.assertThat(text.replaceAll("\\s+", " ")).doesNotContain(unexpected);
        return this;
    }

    public PdfAssert hasTitle(String expected) {
        Assertions.assertThat(title).isEqualTo(expected);
        return this;
    }
}
