package dev.pressroom.render.finish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.layout.LaidOut;

/**
 * Pages to bytes. The same document is the same bytes each time: no creation date, and an identifier that is derived
 * from the document.
 */
final class PdfWriter {
    private PdfWriter() {}

    /** @throws RenderFailure where the PDF is larger than the limit */
    static byte[] write(LaidOut pages, long limit) throws IOException {
        PDDocument document = pages.document();
        SpokenWords.say(document, pages.fonts().used(), pages.words());
        byte[] bytes = saved(document, limit);
        return ReadableText.repair(pages.fonts().used(), pages.characters()) ? saved(document, limit) : bytes;
    }

    static byte[] saved(PDDocument document, long limit) throws IOException {
        var bytes = new Capped(limit);
        // PDFBox counts one object too many in a compressed table, which strict readers report; it also fails PDF/A-1
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return bytes.content.toByteArray();
    }

    private static final class Capped extends OutputStream {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream(32_768);
        private final long limit;

        Capped(long limit) {
            this.limit = limit;
        }

        @Override
        public void write(int value) {
            require(1);
            content.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            require(length);
            content.write(bytes, offset, length);
        }

        private void require(int more) {
            if (content.size() + (long) more > limit) {
                throw new RenderFailure(Code.PDF_SIZE_EXCEEDED, "the PDF is larger than " + limit + " bytes");
            }
        }
    }
}
