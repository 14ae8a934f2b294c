package dev.pressroom.render.finish;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderLimits;
import dev.pressroom.render.layout.guard.Guard;

/**
 * Binds the pages of many PDFs into one, asking for one after the other. What pages hold goes into a file meanwhile, as does the
 * result until it is whole: only the objects that hold them together stay in memory.
 */
public final class Merger {
    private final AssetSource pieces;
    private final RenderLimits limits;
    private final Guard guard;

    /** @param pieces by the names 0, 1, 2 and so on, null after the last */
    public Merger(AssetSource pieces, RenderLimits limits, Guard guard) {
        this.pieces = pieces;
        this.limits = limits;
        this.guard = guard;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Merged(byte[] pdf, int pages) {}

    /** @throws RenderFailure where there is nothing to bind, a piece cannot be read, or the whole is over a limit */
    public Merged merge() throws IOException {
        try (var whole = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            int number = 0;
            for (var piece = pieces.find("0"); piece != null; piece = pieces.find(String.valueOf(number))) {
                add(whole, number++, piece.content());
                guard.check();
            }
            if (whole.getNumberOfPages() == 0) {
                throw new RenderFailure(Code.RENDER_ERROR, "there is no document to merge any more");
            }
            whole.getDocumentCatalog().setOpenAction(null);
            return new Merged(saved(whole), whole.getNumberOfPages());
        }
    }

    private void add(PDDocument whole, int number, byte[] pdf) throws IOException {
        try (PDDocument piece = Loader.loadPDF(pdf)) {
            if (whole.getNumberOfPages() + piece.getNumberOfPages() > limits.pages()) {
                throw new RenderFailure(Code.PDF_PAGE_LIMIT_EXCEEDED, "the documents have more than " + limits.pages()
                        + " pages together; download them as a ZIP instead");
            }
            // Tags, forms, files and names are each document's own; to weave those of thousands together would take hours.
            for (COSName own : piece.getDocumentCatalog().getCOSObject().keySet().toArray(COSName[]::new)) {
                if (own != COSName.TYPE && own != COSName.PAGES) {
                    piece.getDocumentCatalog().getCOSObject().removeItem(own);
                }
            }
            new PDFMergerUtility().appendDocument(whole, piece);
        } catch (InvalidPasswordException e) {
            throw new RenderFailure(Code.ASSET_ERROR,
                    "the document " + number + " is encrypted, and encrypted documents cannot be merged", e);
        }
    }

    private byte[] saved(PDDocument whole) throws IOException {
        Path file = Files.createTempFile("pressroom-merged", ".pdf");
        try {
            try (var out = new Capped(Files.newOutputStream(file), limits.pdfBytes())) {
                whole.save(out, CompressParameters.NO_COMPRESSION);
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static final class Capped extends FilterOutputStream {
        private final long limit;
        private long left;

        Capped(OutputStream out, long limit) {
            super(out);
            this.limit = limit;
            left = limit;
        }

        @Override
        public void write(int value) throws IOException {
            require(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            require(length);
            out.write(bytes, offset, length);
        }

        private void require(int more) {
            left -= more;
            if (left < 0) {
                throw new RenderFailure(Code.PDF_SIZE_EXCEEDED,
                        "the merged PDF is larger than " + limit + " bytes; download the documents as a ZIP instead");
            }
        }
    }
}
